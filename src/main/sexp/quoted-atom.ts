import { sexpErrorAt, type SexpErrorCode } from './sexp-error.ts'
import type { ByteString } from './sexp.ts'

const TAB = 0x09
const LF = 0x0a
const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** What one escape stands for, and the offset after it. */
interface Escape {
  readonly value: ByteString
  readonly end: number
}

/**
 * The atom whose opening quote is at `start`, and the offset after its closing quote.
 *
 * @param unterminated the code of the error when the text ends first
 */
export function readQuotedAtom(
  text: ByteString,
  start: number,
  unterminated: SexpErrorCode = 'unterminated-atom',
): { readonly value: ByteString; readonly end: number } {
  let value = ''
  let from = start + 1
  for (let at = from; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return { value: value + text.slice(from, at), end: at + 1 }
    if (code === BACKSLASH) {
      const escape = readEscape(text, at, unterminated)
      value += text.slice(from, at) + escape.value
      at = escape.end
      from = at
    } else {
      at += 1
    }
  }
  throw sexpErrorAt(text, unterminated, text.length)
}

function readEscape(text: ByteString, start: number, unterminated: SexpErrorCode): Escape {
  const at = start + 1
  const char = text.charAt(at)
  switch (char) {
    case '':
      throw sexpErrorAt(text, unterminated, at)
    case 'n':
      return { value: '\n', end: at + 1 }
    case 't':
      return { value: '\t', end: at + 1 }
    case 'b':
      return { value: '\b', end: at + 1 }
    case 'r':
      return { value: '\r', end: at + 1 }
    case '\\':
    case '"':
    case "'":
      return { value: char, end: at + 1 }
    case '\n':
      return { value: '', end: skipBlanks(text, at + 1) }
    case '\r':
      // Before a line feed this is a continued line; alone it is a carriage return that has lost its backslash.
      return text.charCodeAt(at + 1) === LF
        ? { value: '', end: skipBlanks(text, at + 2) }
        : { value: '\r', end: at + 1 }
    case 'x':
      return readCode(text, at + 1, 2, 16, unterminated)
    default:
      // An escape that means nothing is kept, backslash and all.
      return isDigit(text.charCodeAt(at))
        ? readCode(text, at, 3, 10, unterminated)
        : { value: `\\${char}`, end: at + 1 }
  }
}

/** The byte that `length` digits of `radix` stand for. */
function readCode(
  text: ByteString,
  start: number,
  length: number,
  radix: 10 | 16,
  unterminated: SexpErrorCode,
): Escape {
  let code = 0
  for (let at = start; at < start + length; at += 1) {
    if (at >= text.length) throw sexpErrorAt(text, unterminated, at)
    const digit = digitValue(text.charCodeAt(at))
    if (digit >= radix) throw sexpErrorAt(text, 'bad-escape', at)
    code = code * radix + digit
  }
  if (code > 0xff) throw sexpErrorAt(text, 'bad-escape', start + length - 1)
  return { value: String.fromCharCode(code), end: start + length }
}

/** 16 and more for what is no hexadecimal digit. */
function digitValue(code: number): number {
  if (isDigit(code)) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : 16
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** A continued line drops the blanks at the start of the next one. */
function skipBlanks(text: ByteString, start: number): number {
  let at = start
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at += 1
  return at
}
