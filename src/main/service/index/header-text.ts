import { knownCharset } from '../entry/mime/charset.ts'

/**
 * The text of a header's value for people: unfolded, encoded words (RFC 2047) decoded, control characters as spaces.
 * Whatever is not as it should be stays as it stands; nothing fails.
 *
 * @param value its bytes, one character each
 */
export function headerText(value: string): string {
  if (plain.test(value)) return value.trim()
  const unfolded = value.replace(/\r?\n(?=[ \t])/g, '')
  const decoded = unfolded.includes('=?') ? decodeWords(unfolded) : decodeBytes(bytesOf(unfolded), 'utf-8')
  // eslint-disable-next-line no-control-regex -- they are what is to be taken out
  return decoded.replace(/[\0-\x1f\x7f]+/g, ' ').trim()
}

/** Printable ASCII on one line, and nothing encoded in it. */
const plain = /^(?:[ -<>-~]|=(?!\?))*$/

const encodedWord = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi
const onlySpace = /^[ \t]+$/

interface Segment {
  readonly charset: string
  readonly pieces: Buffer[]
  readonly isWord: boolean
}

function decodeWords(text: string): string {
  const segments: Segment[] = []
  let end = 0
  for (const match of text.matchAll(encodedWord)) {
    const [word, charset = '', encoding = '', payload = ''] = match
    const between = text.slice(end, match.index)
    const isBetweenWords = segments.length > 0 && onlySpace.test(between)
    if (between !== '' && !isBetweenWords) segments.push(plainSegment(between))
    const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(payload, 'base64') : quotedBytes(payload)
    add(segments, { charset: charset.toLowerCase(), pieces: [bytes], isWord: true })
    end = match.index + word.length
  }
  if (end < text.length) segments.push(plainSegment(text.slice(end)))
  return segments.map(({ pieces, charset }) => decodeBytes(Buffer.concat(pieces), charset)).join('')
}

/** A character may be split between two words of the same charset, so they are decoded together. */
function add(segments: Segment[], word: Segment): void {
  const last = segments.at(-1)
  if (last?.isWord !== true || last.charset !== word.charset) segments.push(word)
  else last.pieces.push(...word.pieces)
}

function plainSegment(text: string): Segment {
  return { charset: 'utf-8', pieces: [bytesOf(text)], isWord: false }
}

function quotedBytes(payload: string): Buffer {
  const text = payload
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return bytesOf(text)
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/** Text that claims a charset which is unknown, or UTF-8 that is none, is read as the old default of the web. */
function decodeBytes(bytes: Buffer, charset: string): string {
  try {
    return decoderOf(charset).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    return decoderOf('windows-1252').decode(bytes)
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const known = decoders.get(charset)
  if (known !== undefined) return known
  // Mail knows more names of charsets than the standard does; one that nobody knows throws.
  const decoder = new TextDecoder(knownCharset(charset) ?? charset, {
    fatal: charset === 'utf-8',
    ignoreBOM: true,
  })
  // A hostile mail can name any number of charsets.
  if (decoders.size < 100) decoders.set(charset, decoder)
  return decoder
}
