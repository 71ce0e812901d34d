import { FailureError } from '../../../contract/failure.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import { parseAddress } from '../../message/address.ts'
import { parseHostPort, type HostPort } from '../../message/host-port.ts'
import { printMetadata } from '../../message/metadata.ts'
import type { RetryInterval } from '../../message/retry-interval.ts'
import { parseSender } from '../../message/sender.ts'
import type { Time } from '../../message/time.ts'
import { byteStringOfText } from '../../sexp/byte-string.ts'
import type { ByteString } from '../../sexp/sexp.ts'
import { envelopeOfSource } from './envelope-of-source.ts'
import type { SpoolHabits } from './spool-habits.ts'
import { withoutBcc } from './without-bcc.ts'

type MessageArguments = Parameters<SpoolApi['addMessage']>[0]

/** A message that is to be added: everything but its id. */
export interface NewMessage {
  readonly sender: ByteString
  readonly recipients: readonly ByteString[]
  readonly nextHops: readonly HostPort[]
  readonly retryIntervals: readonly RetryInterval[]
  readonly sendNow: boolean
  /** As it is to be stored, decoded. */
  readonly source: Uint8Array
}

/**
 * Completes what was asked for from the header of the message. Where the recipients come from the header, the Bcc fields
 * among it are taken out: nobody else is to learn of them. Throws `invalid-argument` for what is no address or no next
 * hop, and when there is no recipient at all.
 */
export function newMessage(args: MessageArguments): NewMessage {
  const suggested = envelopeOfSource(args.source)
  const recipients = args.recipients ?? suggested.recipients
  if (recipients.length === 0) {
    throw invalid('recipients', 'The message names no recipient (To, Cc, Bcc), and none was given.')
  }
  return {
    sender: readSender(args.sender ?? suggested.sender ?? '<>'),
    recipients: recipients.map(readRecipient),
    nextHops: (args.nextHops ?? []).map(readNextHop),
    retryIntervals: (args.retryIntervals ?? []).map(({ spanMs, jitterMs }) => ({
      spanSeconds: spanMs / 1000,
      jitterSeconds: jitterMs === undefined ? null : jitterMs / 1000,
    })),
    sendNow: args.sendNow ?? false,
    source: args.recipients === undefined ? withoutBcc(args.source) : args.source,
  }
}

/** The text of its metadata file. */
export function metadataOfNew(
  message: NewMessage,
  id: { readonly message: ByteString; readonly envelope: ByteString },
  habits: SpoolHabits,
  now: Time,
): ByteString {
  return printMetadata({
    version: habits.version,
    spoolDir: habits.spoolDir,
    id: id.message,
    flows: [],
    parentId: id.envelope,
    // As the reference writes it for a message that is no part of a batch.
    relatedIds: [],
    spoolDate: now,
    nextHopChoices: message.nextHops,
    retryIntervals: message.retryIntervals,
    remainingRecipients: message.recipients,
    failedRecipients: [],
    relayAttempts: [],
    status: { kind: message.sendNow ? 'send-now' : 'frozen' },
    envelopeInfo: {
      sender: message.sender,
      senderArgs: [],
      recipients: message.recipients,
      rejectedRecipients: [],
      route: null,
      id: id.envelope,
    },
  })
}

function readSender(text: string): ByteString {
  const sender = parseSender(byteStringOfText(text))
  if (sender === undefined) throw invalid('sender', `“${text}” is neither an address nor <>.`)
  return sender
}

function readRecipient(text: string): ByteString {
  const address = parseAddress(byteStringOfText(text))
  if (address === undefined) throw invalid('recipients', `“${text}” is not an address.`)
  return address
}

function readNextHop(text: string): HostPort {
  const hop = parseHostPort(byteStringOfText(text))
  if (hop === undefined || hop.host === '') throw invalid('nextHops', `“${text}” is not HOST:PORT.`)
  // The reference reads any whole number, and fails when it delivers.
  if (hop.port < 1 || hop.port > 65_535)
    throw invalid('nextHops', `“${text}” has no port that there is: ports are 1 to 65535.`)
  return hop
}

function invalid(argument: string, problem: string): FailureError {
  return new FailureError({ code: 'invalid-argument', argument, problem })
}
