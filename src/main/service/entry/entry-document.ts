import type {
  EntryDocument,
  EntryKey,
  MessageDocument,
  OtherDocument,
  StatusDocument,
  Unreadable,
} from '../../../contract/views.ts'
import { errorSummary, errorText } from '../../message/error-text.ts'
import { MetadataError } from '../../message/metadata-error.ts'
import { parseMetadata, type Metadata } from '../../message/metadata.ts'
import { printSenderArgument } from '../../message/sender-argument.ts'
import { effectiveStatus, type Status } from '../../message/status.ts'
import { isoTime } from '../../message/time.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import type { ByteString } from '../../sexp/sexp.ts'
import { hopText } from '../index/message-summary.ts'
import { readDataHead } from '../index/read-data-head.ts'
import type { OpenedSpool } from '../opened-spool.ts'

/**
 * The entry as programs get it (`command-line.md`, "The entry as JSON"). Reads the head of its data file; cheap enough
 * to be called for each entry of a list.
 *
 * @param metadata what its metadata file holds
 * @param nowMs milliseconds since the epoch: a `send-at` that has passed is `send-now`
 */
export function entryDocument(
  spool: OpenedSpool,
  key: EntryKey,
  metadata: ByteString,
  nowMs: number,
): EntryDocument {
  if (spool.kind === 'generic') return otherDocument(spool, key, metadata)
  const parsed = readMessageMetadata(metadata)
  return parsed.kind === 'message'
    ? messageDocument(spool, key, parsed.metadata, nowMs)
    : otherDocument(spool, key, metadata, parsed.unreadable)
}

export type MessageMetadata =
  | { readonly kind: 'message'; readonly metadata: Metadata }
  | { readonly kind: 'unreadable'; readonly unreadable: Unreadable }

/** `parseMetadata` whose refusal is an answer. */
export function readMessageMetadata(metadata: ByteString): MessageMetadata {
  try {
    return { kind: 'message', metadata: parseMetadata(metadata) }
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error
    return { kind: 'unreadable', unreadable: unreadableOf(error) }
  }
}

function unreadableOf(error: MetadataError): Unreadable {
  const { field, position } = error.detail
  return {
    code: error.code,
    problem: textOfByteString(error.message),
    ...position,
    ...(field === '' ? {} : { field }),
  }
}

/** An entry of which only the text of its metadata is known. */
export function otherDocument(
  spool: OpenedSpool,
  key: EntryKey,
  metadata: ByteString,
  unreadable?: Unreadable,
): OtherDocument {
  return {
    name: key.name,
    queue: key.queue,
    checkedOut: key.checkedOut,
    kind: 'other',
    metadata: textOfByteString(metadata),
    dataBytes: readDataHead(spool.layout.data(key.name)).sizeBytes,
    ...(unreadable === undefined ? {} : { unreadable }),
  }
}

export function messageDocument(
  spool: OpenedSpool,
  key: EntryKey,
  metadata: Metadata,
  nowMs: number,
): MessageDocument {
  const { envelopeInfo } = metadata
  const { sizeBytes, subject } = readDataHead(spool.layout.data(key.name))
  return {
    name: key.name,
    queue: key.queue,
    checkedOut: key.checkedOut,
    kind: 'message',
    id: textOfByteString(metadata.id),
    parentId: textOfByteString(metadata.parentId),
    relatedIds: metadata.relatedIds.map(textOfByteString),
    flows: metadata.flows.map(textOfByteString),
    spoolDate: isoTime(metadata.spoolDate),
    metadataVersion: metadata.version,
    status: statusDocument(effectiveStatus(metadata.status, nowMs / 1000)),
    sender: textOfByteString(envelopeInfo.sender),
    senderArgs: envelopeInfo.senderArgs.map((argument) => textOfByteString(printSenderArgument(argument))),
    recipients: envelopeInfo.recipients.map(textOfByteString),
    rejectedRecipients: envelopeInfo.rejectedRecipients.map(textOfByteString),
    route: envelopeInfo.route === null ? null : textOfByteString(envelopeInfo.route),
    remainingRecipients: metadata.remainingRecipients.map(textOfByteString),
    failedRecipients: metadata.failedRecipients.map(textOfByteString),
    nextHops: metadata.nextHopChoices.map(hopText),
    retryIntervals: metadata.retryIntervals.map(({ spanSeconds, jitterSeconds }) => ({
      spanSeconds,
      jitterSeconds,
    })),
    relayAttempts: metadata.relayAttempts.map(({ time, error }) => ({
      time: isoTime(time),
      error: textOfByteString(errorText(error)),
      summary: textOfByteString(errorSummary(error)),
    })),
    subject,
    dataBytes: sizeBytes,
  }
}

function statusDocument(status: Status): StatusDocument {
  switch (status.kind) {
    case 'send-at':
      return { kind: 'send-at', at: isoTime(status.at) }
    case 'quarantined': {
      const { description, envelopeSender, fromHeaders } = status.reason
      return {
        kind: 'quarantined',
        reason: {
          description: textOfByteString(description),
          envelopeSender: textOfByteString(envelopeSender),
          fromHeaders: textOfByteString(fromHeaders),
        },
      }
    }
    case 'send-now':
    case 'sending':
    case 'frozen':
    case 'removed':
    case 'delivered':
      return { kind: status.kind }
  }
}
