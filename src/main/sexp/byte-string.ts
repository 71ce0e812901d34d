/**
 * One character (0..255) per byte. S-expressions and metadata are bytes without an encoding; most of them are ASCII,
 * and a latin1 string holds them in one byte per character.
 */
export type ByteString = string

const aboveAscii = /[\u0080-\uffff]/

/** The text that a person reads: the bytes as UTF-8, each invalid sequence as U+FFFD. */
export function textOfByteString(bytes: ByteString): string {
  return aboveAscii.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes
}

/** The UTF-8 bytes of a text. `textOfByteString` is its inverse; the other way round only for valid UTF-8. */
export function byteStringOfText(text: string): ByteString {
  return aboveAscii.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text
}

/**
 * An equal string that stands on its own. The atoms of a parsed text are slices of it, and V8 keeps a whole text alive
 * as long as one slice of it lives: copy what is kept when the rest is not.
 */
export function copyOfByteString(bytes: ByteString): ByteString {
  return Buffer.from(bytes, 'latin1').toString('latin1')
}
