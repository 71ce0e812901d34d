/** Every message that the reference wrote, as it reads it itself. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesOf, referenceOf, unpackFixture } from '../../../test/reference.ts'
import { printSexp } from '../sexp/print.ts'
import { decodeData, encodeData } from './data.ts'
import { parseEmail } from './email.ts'
import { errorText } from './error-text.ts'
import { printHostPort } from './host-port.ts'
import { messageQueues } from './message-queue.ts'
import { parseMetadata, printMetadata } from './metadata.ts'
import { effectiveStatus, queueOfStatus, sexpOfStatus } from './status.ts'

interface DumpedEntry {
  readonly place: 'queue' | 'checkout'
  readonly name: string
  readonly metadata_b64?: string
  readonly parsed?: {
    readonly spool_dir: string
    readonly id: string
    readonly parent_id: string
    readonly flows: readonly string[]
    readonly related_ids?: readonly string[]
    readonly spool_date_s: string
    readonly next_hop_choices: readonly string[]
    readonly retry_intervals: readonly string[]
    readonly remaining_recipients: readonly string[]
    readonly failed_recipients: readonly string[]
    readonly relay_attempts: readonly { time_s: string; error_sexp: string; error_hum_b64: string }[]
    readonly status: string
    readonly envelope_info: {
      readonly sender: string
      readonly recipients: readonly string[]
      readonly rejected_recipients: readonly string[]
      readonly route: string | null
      readonly id: string
    }
  }
  readonly data_bytes?: number
  readonly data_md5?: string
  readonly email?: {
    readonly headers: readonly { readonly name_b64: string; readonly value_b64: string }[]
    readonly raw_content_b64: string | null
    readonly email_b64: string
  }
}

type Dump = Readonly<Record<string, readonly DumpedEntry[]>>

const batches = referenceOf<{ batches: readonly { dir: string; dump: Dump }[] }>('message-batch').batches
const batchDir = join(unpackFixture('message-batch'), '..')

const spools: readonly [string, string, Dump][] = [
  ...['message-varied-v3', 'message-varied-v4', 'message-problems'].map((name): [string, string, Dump] => [
    name,
    unpackFixture(name),
    referenceOf<{ dump: Dump }>(name).dump,
  ]),
  ...batches.map(({ dir, dump }): [string, string, Dump] => [dir, join(batchDir, dir), dump]),
]

const entries = spools.flatMap(([spool, dir, dump]) =>
  Object.entries(dump).flatMap(([queue, dumped]) =>
    dumped.map((entry) => ({ spool, dir, queue, entry, name: entry.name })),
  ),
)

const now = Date.now() / 1000

describe.each(entries)('$spool: $queue/$name', ({ dir, queue, entry }) => {
  const path = join(dir, queue, entry.place === 'checkout' ? '.checkout' : '', entry.name)
  const text = readFileSync(path, 'latin1')
  const { parsed, email } = entry

  it.skipIf(entry.metadata_b64 === undefined)('writes its metadata back byte for byte', () => {
    expect(printMetadata(parseMetadata(text))).toBe(text)
    expect(text).toBe(bytesOf(entry.metadata_b64!))
  })

  it.skipIf(parsed === undefined)('reads its metadata as the reference does', () => {
    const metadata = parseMetadata(text)
    const { envelopeInfo } = metadata
    expect({
      spool_dir: metadata.spoolDir,
      id: metadata.id,
      parent_id: metadata.parentId,
      flows: metadata.flows,
      spool_date: metadata.spoolDate,
      next_hop_choices: metadata.nextHopChoices.map(printHostPort),
      retry_intervals: metadata.retryIntervals.length,
      remaining_recipients: metadata.remainingRecipients,
      failed_recipients: metadata.failedRecipients,
      relay_attempts: metadata.relayAttempts.map(({ time, error }) => [
        time,
        printSexp(error),
        errorText(error),
      ]),
      status: printSexp(sexpOfStatus(effectiveStatus(metadata.status, now))),
      envelope_info: {
        sender: envelopeInfo.sender,
        recipients: envelopeInfo.recipients,
        rejected_recipients: envelopeInfo.rejectedRecipients,
        route: envelopeInfo.route,
        id: envelopeInfo.id,
      },
    }).toEqual({
      spool_dir: parsed!.spool_dir,
      id: parsed!.id,
      parent_id: parsed!.parent_id,
      flows: parsed!.flows,
      spool_date: Number(parsed!.spool_date_s),
      next_hop_choices: parsed!.next_hop_choices,
      retry_intervals: parsed!.retry_intervals.length,
      remaining_recipients: parsed!.remaining_recipients,
      failed_recipients: parsed!.failed_recipients,
      relay_attempts: parsed!.relay_attempts.map((attempt) => [
        Number(attempt.time_s),
        attempt.error_sexp,
        bytesOf(attempt.error_hum_b64),
      ]),
      status: parsed!.status,
      envelope_info: parsed!.envelope_info,
    })
    expect(metadata.relatedIds).toEqual(parsed!.related_ids ?? [])
  })

  it.skipIf(email === undefined)('decodes its data as the reference does', () => {
    const file = readFileSync(join(dir, '.data', entry.name))
    const message = decodeData(file)
    expect(file).toHaveLength(entry.data_bytes!)
    expect(createHash('md5').update(file).digest('hex')).toBe(entry.data_md5)
    expect(message.toString('latin1')).toBe(bytesOf(email!.email_b64))
    expect(encodeData(message).equals(file)).toBe(true)
    const { headers, rawContent } = parseEmail(message)
    expect(headers).toEqual(
      email!.headers.map(({ name_b64, value_b64 }) => ({
        name: bytesOf(name_b64),
        value: bytesOf(value_b64),
      })),
    )
    expect(rawContent).toBe(email!.raw_content_b64 === null ? null : bytesOf(email!.raw_content_b64))
  })
})

describe('message-varied-v3', () => {
  const dir = unpackFixture('message-varied-v3')
  const { dump_by_HEAD_metadata: byHead } = referenceOf<{
    dump_by_HEAD_metadata: Readonly<Record<string, string>>
  }>('message-varied-v3')

  it.each(Object.entries(byHead))('has %s, which the head writes as V4', (name, text) => {
    const queue = messageQueues.find((candidate) => existsSync(join(dir, candidate, name)))
    const metadata = parseMetadata(readFileSync(join(dir, queue!, name)))
    expect(printMetadata({ ...metadata, version: 4 })).toBe(text)
  })
})

describe.each(['message-1000-v3', 'message-1000-v4'])('%s', (fixture) => {
  const dir = unpackFixture(fixture)
  const reference = referenceOf<{
    readonly list_active: readonly string[]
    readonly metadata: Readonly<Record<string, string>>
    readonly email_b64: Readonly<Record<string, string>>
  }>(fixture)

  it('has a thousand messages that are read and written as the reference does', () => {
    expect(reference.list_active).toHaveLength(1000)
    for (const name of reference.list_active) {
      const text = readFileSync(join(dir, 'active', name), 'latin1')
      const metadata = parseMetadata(text)
      expect(text).toBe(reference.metadata[name])
      expect(printMetadata(metadata)).toBe(text)
      expect(metadata.id).toBe(name)
      expect(queueOfStatus(metadata.status)).toBe('active')
      const file = readFileSync(join(dir, '.data', name))
      const message = decodeData(file)
      expect(message.toString('latin1')).toBe(bytesOf(reference.email_b64[name]!))
      expect(encodeData(message).equals(file)).toBe(true)
    }
  })
})

describe('message-old-versions', () => {
  const dir = unpackFixture('message-old-versions')
  const { entries: old } = referenceOf<{ entries: readonly Readonly<Record<string, string>>[] }>(
    'message-old-versions',
  )

  it.each(old)('$name ($version) is written as the versions of the reference do', (entry) => {
    const metadata = parseMetadata(readFileSync(join(dir, 'active', entry['name']!)))
    expect(printMetadata(metadata)).toBe(entry['read_and_rewritten_by_v0.17.0'])
    expect(printMetadata({ ...metadata, version: 4 })).toBe(entry['read_and_rewritten_by_HEAD'])
    // Nothing but hops and the route tells the versions apart: one of V2 without hops could as well be of V3.
    const versions = { V1: 1, V2: metadata.nextHopChoices.length === 0 ? 3 : 2, V3: 3 }
    expect(metadata.version).toBe(versions[entry['version'] as 'V1' | 'V2' | 'V3'])
  })
})
