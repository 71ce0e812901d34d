import type { ByteString, Sexp } from '../sexp/sexp.ts'
import { readAddress } from './address.ts'
import { listOf, optionOf, readText } from './readers.ts'
import { readField, readRecord } from './record.ts'
import { readSenderArgument, sexpOfSenderArgument, type SenderArgument } from './sender-argument.ts'
import { readSender } from './sender.ts'

/** The envelope that a message was received in. */
export interface EnvelopeInfo {
  /** `<>` is the null sender. */
  readonly sender: ByteString
  readonly senderArgs: readonly SenderArgument[]
  readonly recipients: readonly ByteString[]
  readonly rejectedRecipients: readonly ByteString[]
  readonly route: ByteString | null
  readonly id: ByteString
}

const fields = ['sender', 'sender_args', 'recipients', 'rejected_recipients', 'route', 'id']

const readAddresses = listOf(readAddress)
const readSenderArguments = listOf(readSenderArgument)
const readRoute = optionOf(readText)

/** Whether there is a `route`, even an empty one, tells the first version of the metadata from the later ones. */
export function readEnvelopeInfo(sexp: Sexp): { readonly info: EnvelopeInfo; readonly hasRoute: boolean } {
  const [sender, args, recipients, rejected, route, id] = readRecord(sexp, fields)
  const info = {
    sender: readField(sender, 'sender', readSender),
    senderArgs: args === undefined ? [] : readField(args, 'sender_args', readSenderArguments),
    recipients: readField(recipients, 'recipients', readAddresses),
    rejectedRecipients: readField(rejected, 'rejected_recipients', readAddresses),
    route: route === undefined ? null : readField(route, 'route', readRoute),
    id: readField(id, 'id', readText),
  }
  return { info, hasRoute: route !== undefined }
}

export function sexpOfEnvelopeInfo(info: EnvelopeInfo): Sexp {
  // An empty list of arguments is left out, in all versions of the format.
  const senderArgs: Sexp[] =
    info.senderArgs.length > 0 ? [['sender_args', info.senderArgs.map(sexpOfSenderArgument)]] : []
  return [
    ['sender', info.sender],
    ...senderArgs,
    ['recipients', info.recipients],
    ['rejected_recipients', info.rejectedRecipients],
    ['route', info.route === null ? [] : [info.route]],
    ['id', info.id],
  ]
}
