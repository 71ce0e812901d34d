import type { EntryKey } from '../../../contract/views.ts'

/**
 * A name as it can be shown and read out. Bytes of a file name that are no UTF-8 come as lone surrogates
 * (U+DC00 + byte) and are written `\xNN`, control characters likewise.
 */
export function readableName(name: string): string {
  let text = ''
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xdc00 && code <= 0xdcff) text += `\\x${(code - 0xdc00).toString(16).padStart(2, '0')}`
    else if (code < 0x20 || code === 0x7f) text += `\\x${code.toString(16).padStart(2, '0')}`
    else text += character
  }
  return text
}

/** One string for a key, to compare by and to index with. NUL is in no file name. */
export function keyId(key: EntryKey): string {
  return `${key.queue}\0${key.checkedOut ? 'c' : 'q'}\0${key.name}`
}

export function sameKey(a: EntryKey, b: EntryKey): boolean {
  return a.name === b.name && a.queue === b.queue && a.checkedOut === b.checkedOut
}

/** `frozen`, or `active (checked out)`. */
export function placeText(key: EntryKey): string {
  return key.checkedOut ? `${readableName(key.queue)} (checked out)` : readableName(key.queue)
}

/** The last component of a directory, for headings and tabs. */
export function directoryName(dir: string): string {
  const parts = dir.split(/[/\\]/).filter((part) => part !== '')
  return parts.at(-1) ?? dir
}
