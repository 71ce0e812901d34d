import type { ByteString } from './sexp.ts'

const needsQuotes = /^$|[\0- "();\\\x7f-\xff]|#\||\|#/

// eslint-disable-next-line no-control-regex -- control bytes are among those that are escaped
const escaped = /[\0-\x1f"\\\x7f-\xff]/g

/** Whether an atom can only be written in quotes. */
export function mustQuote(atom: ByteString): boolean {
  return needsQuotes.test(atom)
}

/** An atom as it is written on one line: quoted only where it must be. */
export function printAtom(atom: ByteString): ByteString {
  return mustQuote(atom) ? `"${escapeAtom(atom)}"` : atom
}

/** The inside of a quoted atom: ASCII without control characters. */
export function escapeAtom(atom: ByteString): ByteString {
  return atom.replace(escaped, escapeByte)
}

function escapeByte(byte: string): string {
  switch (byte) {
    case '\n':
      return '\\n'
    case '\t':
      return '\\t'
    case '\r':
      return '\\r'
    case '\b':
      return '\\b'
    case '"':
    case '\\':
      return `\\${byte}`
    default:
      return `\\${String(byte.charCodeAt(0)).padStart(3, '0')}`
  }
}
