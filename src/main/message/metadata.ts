/**
 * The metadata of a spooled message: what Async_smtp keeps in `QUEUE/NAME`.
 *
 *     ((spool_dir P)(id I)(flows(F…))(parent_id E)(related_ids(I…))(spool_date T)(next_hop_choices((HOST PORT)…))
 *     (retry_intervals(R…))(remaining_recipients(A…))(failed_recipients(A…))(relay_attempts((T ERROR)…))(status S)
 *     (envelope_info((sender A)(sender_args(G…))(recipients(A…))(rejected_recipients(A…))(route(ROUTE)|())(id E))))
 *
 * Every text in it is a byte string (one character per byte): `textOfByteString` makes it readable. What is read are
 * the stable versions V1 to V4 as the head of the reference reads them; where v0.15 and v0.17 differ (they know no V4,
 * and refuse some addresses and senders) the head is followed.
 */
import { parseSexp } from '../sexp/parse.ts'
import { printSexp } from '../sexp/print.ts'
import { SexpError } from '../sexp/sexp-error.ts'
import type { ByteString, Sexp } from '../sexp/sexp.ts'
import { readEnvelopeInfo, sexpOfEnvelopeInfo, type EnvelopeInfo } from './envelope-info.ts'
import { readAddress } from './address.ts'
import { parseHostPort, parseInetHostPort, sexpOfHostPort, type HostPort } from './host-port.ts'
import { MetadataError } from './metadata-error.ts'
import { badValue, listOf, parsedBy, readText } from './readers.ts'
import { readField, readRecord } from './record.ts'
import { readRelayAttempt, sexpOfRelayAttempt, type RelayAttempt } from './relay-attempt.ts'
import { readRetryInterval, sexpOfRetryInterval, type RetryInterval } from './retry-interval.ts'
import { readStatus, sexpOfStatus, type Status } from './status.ts'
import { readTime, sexpOfTime, type Time } from './time.ts'

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

const fields = [
  'spool_dir',
  'id',
  'flows',
  'parent_id',
  'related_ids',
  'spool_date',
  'next_hop_choices',
  'retry_intervals',
  'remaining_recipients',
  'failed_recipients',
  'relay_attempts',
  'status',
  'envelope_info',
]

const readTexts = listOf(readText)
const readAddresses = listOf(readAddress)
const readRetryIntervals = listOf(readRetryInterval)
const readRelayAttempts = listOf(readRelayAttempt)
const readHops = listOf(parsedBy(parseHostPort, '(HOST PORT)'))
const readInetHops = listOf(parsedBy(parseInetHostPort, '(Inet(HOST PORT))'))

/**
 * The metadata that a file holds.
 *
 * @throws MetadataError when it is no s-expression, or none of a message
 */
export function parseMetadata(text: ByteString | Uint8Array): Metadata {
  return metadataOfSexp(parseText(text))
}

function parseText(text: ByteString | Uint8Array): Sexp {
  try {
    return parseSexp(text)
  } catch (error) {
    if (!(error instanceof SexpError)) throw error
    const { code, offset, line, column } = error
    const detail = { field: '', expected: code, position: { offset, line, column } }
    throw new MetadataError('not-a-sexp', detail, { cause: error })
  }
}

function metadataOfSexp(sexp: Sexp): Metadata {
  const [
    spoolDir,
    id,
    flows,
    parentId,
    relatedIds,
    spoolDate,
    hops,
    retryIntervals,
    remaining,
    failed,
    relayAttempts,
    status,
    envelopeInfo,
  ] = readRecord(sexp, fields)
  const { info, hasRoute } = readField(envelopeInfo, 'envelope_info', readEnvelopeInfo)
  const form = readField(hops, 'next_hop_choices', hopForm)
  return {
    version: versionOf(relatedIds !== undefined, form, hasRoute),
    spoolDir: readField(spoolDir, 'spool_dir', readText),
    id: readField(id, 'id', readText),
    flows: flows === undefined ? [] : readField(flows, 'flows', readTexts),
    parentId: readField(parentId, 'parent_id', readText),
    relatedIds: relatedIds === undefined ? [] : readField(relatedIds, 'related_ids', readTexts),
    spoolDate: readField(spoolDate, 'spool_date', readTime),
    nextHopChoices: readField(hops, 'next_hop_choices', form === 'inet' ? readInetHops : readHops),
    retryIntervals: readField(retryIntervals, 'retry_intervals', readRetryIntervals),
    remainingRecipients: readField(remaining, 'remaining_recipients', readAddresses),
    failedRecipients: readField(failed, 'failed_recipients', readAddresses),
    relayAttempts: readField(relayAttempts, 'relay_attempts', readRelayAttempts),
    status: readField(status, 'status', readStatus),
    envelopeInfo: info,
  }
}

/** How hops are written: `(HOST PORT)` from V3 on, `(Inet(HOST PORT))` before. No hops look alike in both. */
type HopForm = 'host-port' | 'inet' | 'either'

/** The first hop tells; the others have to be like it. */
function hopForm(hops: Sexp): HopForm {
  const first = hops[0]
  if (typeof hops === 'string' || first === undefined) return 'either'
  return parseInetHostPort(first) === undefined ? 'host-port' : 'inet'
}

/**
 * A record is of the newest version that it fits. `route` came with V2, plain hops with V3 (so V1 has neither), and
 * `related_ids` with V4.
 */
function versionOf(hasRelatedIds: boolean, form: HopForm, hasRoute: boolean): MetadataVersion {
  if (hasRelatedIds && form === 'inet') throw badValue('(HOST PORT)').within('next_hop_choices[0]')
  if (!hasRoute && (hasRelatedIds || form === 'host-port')) {
    throw new MetadataError('missing-field', { field: 'envelope_info.route' })
  }
  if (hasRelatedIds) return 4
  if (!hasRoute) return 1
  return form === 'inet' ? 2 : 3
}

/**
 * Metadata as the reference writes it, in the version that it was read in; V1 and V2 as V3, as the reference does.
 * Times are in the zone of this process.
 *
 * @throws RangeError for a time that the format cannot hold (years before 0 and after 9999)
 */
export function printMetadata(metadata: Metadata): ByteString {
  return printSexp(sexpOfMetadata(metadata))
}

function sexpOfMetadata(metadata: Metadata): Sexp {
  const relatedIds: Sexp[] = metadata.version === 4 ? [['related_ids', metadata.relatedIds]] : []
  return [
    ['spool_dir', metadata.spoolDir],
    ['id', metadata.id],
    ['flows', metadata.flows],
    ['parent_id', metadata.parentId],
    ...relatedIds,
    ['spool_date', sexpOfTime(metadata.spoolDate)],
    ['next_hop_choices', metadata.nextHopChoices.map(sexpOfHostPort)],
    ['retry_intervals', metadata.retryIntervals.map(sexpOfRetryInterval)],
    ['remaining_recipients', metadata.remainingRecipients],
    ['failed_recipients', metadata.failedRecipients],
    ['relay_attempts', metadata.relayAttempts.map(sexpOfRelayAttempt)],
    ['status', sexpOfStatus(metadata.status)],
    ['envelope_info', sexpOfEnvelopeInfo(metadata.envelopeInfo)],
  ]
}
