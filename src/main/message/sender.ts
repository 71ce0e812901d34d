import type { ByteString } from '../sexp/sexp.ts'
import { addressAt, isPlainAddress, prefixAt, skipWhitespace } from './address.ts'
import { parsedBy } from './readers.ts'

/** The sender of a message that nobody is to answer: a bounce. */
const nullSender: ByteString = '<>'

/**
 * The printed form of the sender that a text is: an address, or `<>`. Undefined when it is neither.
 *
 * The reference reads a sender as the argument of MAIL FROM, whose rest is a list of words between blanks: blanks may
 * follow it, other white space may not.
 */
export function parseSender(text: ByteString): ByteString | undefined {
  if (isPlainAddress(text)) return text
  const start = skipWhitespace(text, 0)
  const sender = nullSenderAt(text, start) ?? addressAt(text, start)
  if (sender === undefined) return undefined
  return /^ *$/.test(text.slice(sender.end)) ? sender.text : undefined
}

export const readSender = parsedBy(
  (sexp) => (typeof sexp === 'string' ? parseSender(sexp) : undefined),
  'an e-mail address or <>',
)

/** A null sender may have a name, which is dropped. */
function nullSenderAt(
  text: ByteString,
  start: number,
): { readonly text: ByteString; readonly end: number } | undefined {
  const { end } = prefixAt(text, start)
  return text.startsWith(nullSender, end) ? { text: nullSender, end: end + nullSender.length } : undefined
}
