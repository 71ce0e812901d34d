const scratch = Buffer.allocUnsafe(64 * 1024)
/** V8 copies substrings that are shorter than this instead of pointing into the text they are of. */
const shortestSlice = 13
const oneByteCharacters = /^[\0-\u00ff]*$/

/**
 * The same text, in memory of its own. What a parser cuts out of a file keeps the whole file in memory as long as it
 * lives; a hundred thousand small pieces of a hundred thousand files would be all of the files.
 */
export function ownText(text: string): string {
  if (text.length < shortestSlice) return text
  if (text.length > scratch.length / 2) return Buffer.from(text, 'utf16le').toString('utf16le')
  if (oneByteCharacters.test(text)) return scratch.toString('latin1', 0, scratch.write(text, 'latin1'))
  return scratch.toString('utf16le', 0, scratch.write(text, 'utf16le'))
}
