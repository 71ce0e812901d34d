/**
 * E-mail addresses as the head of the reference reads them: `a@b.c`, `noat`, `<a@b.c>`, `A Name <a@b.c>`,
 * `"Name, A" <a@b.c>`. Nothing of RFC 5322's comments and groups; a whole address in quotes loses them.
 *
 * An address is kept in its printed form: reading that again gives the same.
 */
import type { ByteString } from '../sexp/sexp.ts'
import { parsedBy } from './readers.ts'

const whitespace = /[ \r\n\t]*/y
const plain = /^[\w.+-]+(?:@[\w.-]+)?$/
// Unrolled, so that no text, however long or unbalanced, costs more than one pass.
const quotedPrefix = /"[^"\\]*(?:\\[^][^"\\]*)*"/y
const unquotedPrefix = /[^<>@," \r\n\t][^<>@,"]*/y
const localPart = /[^<>@, \r\n\t\\]*(?:\\[^][^<>@, \r\n\t\\]*)*/y
const domainPart = /@[^<>@,'" \r\n\t]+/y

/** Something that was read, and the offset after it. */
interface Read {
  readonly text: ByteString
  readonly end: number
}

/** Whether a text is what nearly every address is: letters, digits and `.+-_`, a domain. It prints as it is. */
export function isPlainAddress(text: ByteString): boolean {
  return plain.test(text)
}

/** The printed form of the address that a text is, white space around it dropped; undefined when it is none. */
export function parseAddress(text: ByteString): ByteString | undefined {
  if (isPlainAddress(text)) return text
  const address = addressAt(text, skipWhitespace(text, 0))
  return address !== undefined && skipWhitespace(text, address.end) === text.length ? address.text : undefined
}

export const readAddress = parsedBy(
  (sexp) => (typeof sexp === 'string' ? parseAddress(sexp) : undefined),
  'an e-mail address',
)

/** The address at an offset. */
export function addressAt(text: ByteString, start: number): Read | undefined {
  return bracketedAt(text, start) ?? unprefixedAt(text, start)
}

function bracketedAt(text: ByteString, start: number): Read | undefined {
  const prefix = prefixAt(text, start)
  if (text.charAt(prefix.end) !== '<') return undefined
  const address = unprefixedAt(text, prefix.end + 1)
  if (address === undefined || text.charAt(address.end) !== '>') return undefined
  return { text: `${prefix.text}<${address.text}>`, end: address.end + 1 }
}

/** The name before the brackets with the white space after it; empty when there is none. */
export function prefixAt(text: ByteString, start: number): Read {
  const main = match(quotedPrefix, text, start) ?? match(unquotedPrefix, text, start)
  if (main === undefined) return { text: '', end: start }
  const end = skipWhitespace(text, main.end)
  return { text: text.slice(start, end), end }
}

/** The quotes come first: a local part can hold them, and would leave the last one over. */
function unprefixedAt(text: ByteString, start: number): Read | undefined {
  return quotedAt(text, start, "'") ?? quotedAt(text, start, '"') ?? localAndDomainAt(text, start)
}

function quotedAt(text: ByteString, start: number, quote: string): Read | undefined {
  if (text.charAt(start) !== quote) return undefined
  const address = localAndDomainAt(text, start + 1)
  if (address === undefined || text.charAt(address.end) !== quote) return undefined
  return { text: address.text, end: address.end + 1 }
}

function localAndDomainAt(text: ByteString, start: number): Read | undefined {
  const local = match(localPart, text, start)
  if (local === undefined || local.text === '') return undefined
  const domain = match(domainPart, text, local.end)
  return { text: local.text + (domain?.text ?? ''), end: (domain ?? local).end }
}

export function skipWhitespace(text: ByteString, start: number): number {
  return match(whitespace, text, start)?.end ?? start
}

/** What a sticky expression matches at an offset. */
function match(expression: RegExp, text: ByteString, start: number): Read | undefined {
  expression.lastIndex = start
  const found = expression.exec(text)?.[0]
  return found === undefined ? undefined : { text: found, end: start + found.length }
}

/** The part of a printed address that mail is delivered to: without name and brackets. */
export function addressPart(address: ByteString): ByteString {
  const bracketed = address.endsWith('>') ? address.lastIndexOf('<') : -1
  return bracketed === -1 ? address : address.slice(bracketed + 1, -1)
}

/** The domain of a printed address in lower case; empty when it has none. */
export function domainOf(address: ByteString): ByteString {
  const part = addressPart(address)
  const at = part.lastIndexOf('@')
  return at === -1 ? '' : part.slice(at + 1).toLowerCase()
}
