import { addressParser, type Address } from 'postal-mime'
import { parseEmail } from '../../message/email.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import type { ByteString } from '../../sexp/sexp.ts'
import { fieldValue, unfold, type HeaderField } from '../entry/mime/header-fields.ts'

/** Headers end long before; what comes after is not looked at. */
const maxHeaderBytes = 1024 * 1024

/** The envelope that the header of a message suggests. Addresses without their names. */
export interface SuggestedEnvelope {
  /** From Return-Path (which is what an envelope's sender was), else Sender, else From; `<>` for a bounce. */
  readonly sender: string | null
  /** From To, Cc and Bcc, in this order, each once. */
  readonly recipients: readonly string[]
}

export function envelopeOfSource(source: Uint8Array): SuggestedEnvelope {
  return envelopeOfHeader(headerOf(source))
}

export function envelopeOfHeader(fields: readonly HeaderField[]): SuggestedEnvelope {
  const recipients = ['to', 'cc', 'bcc'].flatMap((name) => addressesIn(fields, name))
  return { sender: senderIn(fields), recipients: [...new Set(recipients)] }
}

/** The fields of the header that a message begins with. */
export function headerOf(source: Uint8Array): readonly HeaderField[] {
  const head = Buffer.from(source.buffer, source.byteOffset, Math.min(source.length, maxHeaderBytes))
  // A file out of a mailbox begins with a line that is no header field.
  const text = head.toString('latin1').replace(/^>?From [^\n]*\n/, '')
  return parseEmail(text).headers
}

function senderIn(fields: readonly HeaderField[]): string | null {
  const returnPath = fieldValue(fields, 'return-path')
  if (returnPath !== null && /^<\s*>$/.test(unfold(returnPath))) return '<>'
  for (const name of ['return-path', 'sender', 'from']) {
    const [first] = addressesIn(fields, name)
    if (first !== undefined) return first
  }
  return null
}

function addressesIn(fields: readonly HeaderField[], name: string): string[] {
  return fields
    .filter((field) => field.name.toLowerCase() === name)
    .flatMap((field) => addressesOf(field.value))
}

function addressesOf(value: ByteString): string[] {
  const flatten = (address: Address): string[] =>
    address.group === undefined ? [address.address] : address.group.flatMap(flatten)
  return addressParser(textOfByteString(unfold(value)))
    .flatMap(flatten)
    .filter((address) => address !== '')
}
