/**
 * Text from a spool on its way to a terminal. Names and headers come from strangers: no control character of theirs
 * (an escape sequence, a line break, a change of writing direction) may reach the terminal.
 */
import { bytesOfName } from '../../spool/name.ts'

const hidden =
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]|[\ud800-\udfff]/gu

/** Everything on one line: controls and bytes that are not UTF-8 as `\x1b`, `\xff`, `\u202e`. */
export function visibleText(text: string): string {
  return text.replace(hidden, escaped)
}

/** The same for text of several lines: line breaks and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(hidden, (character) =>
    character === '\n' || character === '\t' ? character : character === '\r' ? '' : escaped(character),
  )
}

function escaped(character: string): string {
  const unit = character.charCodeAt(0)
  if (unit >= 0xdc80 && unit <= 0xdcff) return `\\x${(unit & 0xff).toString(16)}`
  return unit < 0x100
    ? `\\x${unit.toString(16).padStart(2, '0')}`
    : `\\u${unit.toString(16).padStart(4, '0')}`
}

/** A name for programs: its very bytes. */
export function nameBytes(name: string): Uint8Array {
  return bytesOfName(name)
}
