/**
 * The metadata of a spooled message: what Async_smtp keeps in `QUEUE/NAME`.
 *
 *     ((spool_dir P)(id I)(flows(F…))(parent_id E)(related_ids(I…))(spool_date T)(next_hop_choices((HOST PORT)…))
 *     (retry_intervals(R…))(remaining_recipients(A…))(failed_recipients(A…))(relay_attempts((T ERROR)…))(status S)
 *     (envelope_info((sender A)(sender_args(G…))(recipients(A…))(rejected_recipients(A…))(route(ROUTE)|())(id E))))
 *
 * Every text in it is a byte string (one character per byte): `textOfByteString` makes it readable.
 */
import type { ByteString } from '../sexp/sexp.ts'
import type { HostPort } from './host-port.ts'
import type { RelayAttempt } from './relay-attempt.ts'
import type { RetryInterval } from './retry-interval.ts'
import type { SenderArgument } from './sender-argument.ts'
import type { Status } from './status.ts'
import type { Time } from './time.ts'

/** The stable versions of the format. V3 is written by v0.12 to v0.17 of the reference, V4 by its head. */
export type MetadataVersion = 1 | 2 | 3 | 4

export interface Metadata {
  /** The version that was read. It is written back as it was (V1 and V2 as V3), so that the spool's owner can read it. */
  readonly version: MetadataVersion
  /** The path of the spool that the message was put into, as its server was told it. */
  readonly spoolDir: ByteString
  /** The message's id, which is also the entry's name. */
  readonly id: ByteString
  readonly flows: readonly ByteString[]
  /** The id of the envelope that the message was made of. */
  readonly parentId: ByteString
  /** All messages of the same batch, this one included. Empty before V4. */
  readonly relatedIds: readonly ByteString[]
  readonly spoolDate: Time
  readonly nextHopChoices: readonly HostPort[]
  readonly retryIntervals: readonly RetryInterval[]
  /** Addresses in their printed form (see `address.ts`), as everywhere here. */
  readonly remainingRecipients: readonly ByteString[]
  readonly failedRecipients: readonly ByteString[]
  /** Newest first. */
  readonly relayAttempts: readonly RelayAttempt[]
  readonly status: Status
  readonly envelopeInfo: EnvelopeInfo
}

export interface EnvelopeInfo {
  /** `<>` is the null sender. */
  readonly sender: ByteString
  readonly senderArgs: readonly SenderArgument[]
  readonly recipients: readonly ByteString[]
  readonly rejectedRecipients: readonly ByteString[]
  readonly route: ByteString | null
  readonly id: ByteString
}
