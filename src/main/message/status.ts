import type { ByteString } from '../sexp/sexp.ts'
import type { MessageQueue } from './message-queue.ts'
import type { Time } from './time.ts'

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
