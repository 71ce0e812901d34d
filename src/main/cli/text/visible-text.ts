/**
 * Text from a spool on its way to a terminal. Names and headers come from strangers: no control character of theirs
 * (an escape sequence, a line break, a change of writing direction) may reach the terminal.
 */
import { readableLine, readableText } from '../../../contract/readable-text.ts'
import { bytesOfName } from '../../spool/name.ts'

/** Everything on one line: controls and bytes that are not UTF-8 as `\x1b`, `\xff`, `\u202e`. */
export function visibleText(text: string): string {
  return readableLine(text)
}

/** The same for text of several lines: line breaks and tabs stay. */
export function visibleLines(text: string): string {
  return readableText(text.replaceAll('\r', ''))
}

/** A name for programs: its very bytes. */
export function nameBytes(name: string): Uint8Array {
  return bytesOfName(name)
}
