import type { ByteString, Sexp } from '../sexp/sexp.ts'
import type { MessageQueue } from './message-queue.ts'
import { badValue, readText } from './readers.ts'
import { readField, readRecord } from './record.ts'
import { readSender } from './sender.ts'
import { readTime, sexpOfTime, type Time } from './time.ts'

/** What the owner of the spool means to do with a message, as its metadata says. */
export type Status =
  | { readonly kind: 'send-now' }
  | { readonly kind: 'send-at'; readonly at: Time }
  | { readonly kind: 'sending' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'quarantined'; readonly reason: QuarantineReason }
  | { readonly kind: 'delivered' }

export type StatusKind = Status['kind']

export interface QuarantineReason {
  readonly description: ByteString
  /** A sender in its printed form; `<>` for the null sender. */
  readonly envelopeSender: ByteString
  /** The From headers' values, joined by `, `. */
  readonly fromHeaders: ByteString
}

/**
 * The status as the reference acts on it: a `send-at` that has passed is `send-now`.
 *
 * @param now seconds since 1970
 */
export function effectiveStatus(status: Status, now: Time): Status {
  return status.kind === 'send-at' && status.at < now ? { kind: 'send-now' } : status
}

/** The queue that a message of this status belongs in; none when it is delivered. */
export function queueOfStatus(status: Pick<Status, 'kind'>): MessageQueue | undefined {
  switch (status.kind) {
    case 'send-now':
    case 'send-at':
    case 'sending':
      return 'active'
    case 'frozen':
      return 'frozen'
    case 'removed':
      return 'removed'
    case 'quarantined':
      return 'quarantine'
    case 'delivered':
      return undefined
  }
}

/** The statuses that are one atom. The names are exact: these are polymorphic variants. */
const plainStatuses: Readonly<Record<string, Status>> = {
  Send_now: { kind: 'send-now' },
  Sending: { kind: 'sending' },
  Frozen: { kind: 'frozen' },
  Removed: { kind: 'removed' },
  Delivered: { kind: 'delivered' },
}

const plainNames = new Map(Object.entries(plainStatuses).map(([name, { kind }]) => [kind, name]))

export function readStatus(sexp: Sexp): Status {
  const [name, argument, ...more] = typeof sexp === 'string' ? [sexp] : sexp
  if (typeof sexp === 'string') {
    const status = Object.hasOwn(plainStatuses, sexp) ? plainStatuses[sexp] : undefined
    if (status !== undefined) return status
  } else if (argument !== undefined && more.length === 0) {
    if (name === 'Send_at') return { kind: 'send-at', at: readTime(argument) }
    if (name === 'Quarantined') return { kind: 'quarantined', reason: readQuarantineReason(argument) }
  }
  throw badValue('a status')
}

const reasonFields = ['description', 'envelope_sender', 'from_headers']

function readQuarantineReason(sexp: Sexp): QuarantineReason {
  const [description, sender, fromHeaders] = readRecord(sexp, reasonFields)
  return {
    description: readField(description, 'description', readText),
    envelopeSender: readField(sender, 'envelope_sender', readSender),
    fromHeaders: readField(fromHeaders, 'from_headers', readText),
  }
}

export function sexpOfStatus(status: Status): Sexp {
  switch (status.kind) {
    case 'send-at':
      return ['Send_at', sexpOfTime(status.at)]
    case 'quarantined': {
      const { description, envelopeSender, fromHeaders } = status.reason
      return [
        'Quarantined',
        [
          ['description', description],
          ['envelope_sender', envelopeSender],
          ['from_headers', fromHeaders],
        ],
      ]
    }
    default:
      return plainNames.get(status.kind) ?? ''
  }
}
