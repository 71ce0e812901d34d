import { expect, test } from 'vitest'
import type { MessageDocument } from '../../../contract/views.ts'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referenceOf, temporaryDirectory, unpackFixture } from '../../../../test/reference.ts'
import { createService } from '../service.ts'

interface ReferenceEntry {
  readonly place: 'queue' | 'checkout'
  readonly name: string
  readonly metadata: string
  readonly data_bytes?: number
  readonly parsed?: ReferenceMessage
}

interface ReferenceMessage {
  readonly id: string
  readonly parent_id: string
  readonly flows: readonly string[]
  readonly related_ids: readonly string[]
  readonly spool_date_s: string
  readonly next_hop_choices: readonly string[]
  readonly retry_intervals: readonly string[]
  readonly remaining_recipients: readonly string[]
  readonly failed_recipients: readonly string[]
  readonly relay_attempts: readonly { readonly time_s: string; readonly error_hum_b64: string }[]
  readonly status: string
  readonly envelope_info: {
    readonly sender: string
    readonly recipients: readonly string[]
    readonly rejected_recipients: readonly string[]
    readonly route: string | null
  }
}

type Dump = Readonly<Record<string, readonly ReferenceEntry[]>>

/** The documents of all entries that can be read as messages, by place and name. */
async function documentsOf(fixture: string): Promise<Map<string, MessageDocument>> {
  const service = createService({ dataDir: temporaryDirectory() })
  try {
    const { api } = service.connect()
    const { spool, dir, queues } = await api.openSpool({ dir: unpackFixture(fixture) })
    const documents = new Map<string, MessageDocument>()
    for (const { queue } of queues) {
      for (const checkedOut of [false, true]) {
        const names = readdirSync(join(dir, queue, checkedOut ? '.checkout' : '.'))
        for (const name of names.filter((found) => found !== '.checkout')) {
          const { entry } = await api.readEntry({ spool, key: { queue, name, checkedOut } })
          if (entry.kind === 'message') documents.set(`${queue}/${String(checkedOut)}/${name}`, entry)
        }
      }
    }
    return documents
  } finally {
    await service.close()
  }
}

/** `1700000000.123456` as ISO 8601 with microseconds. */
function iso(seconds: string): string {
  const micros = Math.round(Number(seconds) * 1e6)
  const whole = Math.floor(micros / 1e6)
  const fraction = String(micros - whole * 1e6).padStart(6, '0')
  return new Date(whole * 1000).toISOString().replace(/\.\d{3}Z$/, `.${fraction}Z`)
}

const unitSeconds: Readonly<Record<string, number>> = {
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  ns: 1e-9,
}

/** `1h30m`, as the reference prints spans for people. */
function spanSeconds(text: string): number {
  const parts = text.matchAll(/([\d.]+)([a-z]+)/g)
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * unitSeconds[unit ?? '']!, 0)
}

function retryInterval(text: string) {
  const [, span, jitter] = /^\(\(span (\S+)\)\(jitter\((\S*)\)\)\)$/.exec(text) ?? []
  return {
    spanSeconds: spanSeconds(span!),
    jitterSeconds: jitter === '' ? null : spanSeconds(jitter!),
  }
}

function rounded(intervals: MessageDocument['retryIntervals']) {
  const nanoseconds = (seconds: number | null) => (seconds === null ? null : Math.round(seconds * 1e9) / 1e9)
  return intervals.map((interval) => ({
    spanSeconds: nanoseconds(interval.spanSeconds),
    jitterSeconds: nanoseconds(interval.jitterSeconds),
  }))
}

const kinds: Readonly<Record<string, string>> = {
  Send_now: 'send-now',
  Send_at: 'send-at',
  Sending: 'sending',
  Frozen: 'frozen',
  Removed: 'removed',
  Quarantined: 'quarantined',
}

test.each([
  ['message-varied-v3', 'dump', 3],
  ['message-varied-v4', 'dump', 4],
  ['message-problems', 'dump', null],
  ['message-old-versions', 'dump_by_HEAD', null],
])('%s: every field is what the reference read', async (fixture, key, version) => {
  const dump = referenceOf<Readonly<Record<string, Dump>>>(fixture)[key]!
  const documents = await documentsOf(fixture)
  const entries = Object.entries(dump).flatMap(([queue, all]) => all.map((entry) => ({ queue, ...entry })))
  const parsed = entries.filter((entry) => entry.parsed !== undefined)
  expect(parsed.length).toBeGreaterThan(2)
  for (const { queue, place, name, parsed: reference, data_bytes } of parsed) {
    const document = documents.get(`${queue}/${String(place === 'checkout')}/${name}`)
    if (document === undefined || reference === undefined) throw new Error(`${queue}/${name} is missing`)
    expect({ ...document, retryIntervals: rounded(document.retryIntervals) }).toMatchObject({
      name,
      queue,
      id: reference.id,
      parentId: reference.parent_id,
      flows: reference.flows,
      relatedIds: reference.related_ids,
      spoolDate: iso(reference.spool_date_s),
      nextHops: reference.next_hop_choices,
      retryIntervals: rounded(reference.retry_intervals.map(retryInterval)),
      remainingRecipients: reference.remaining_recipients,
      failedRecipients: reference.failed_recipients,
      relayAttempts: reference.relay_attempts.map(({ time_s, error_hum_b64 }) => ({
        time: iso(time_s),
        error: Buffer.from(error_hum_b64, 'base64').toString('utf8'),
        // The reference has none: errorSummary is tested by itself.
        summary: expect.any(String) as string,
      })),
      status: { kind: kinds[/^\(?(\w+)/.exec(reference.status)![1]!] },
      sender: reference.envelope_info.sender,
      recipients: reference.envelope_info.recipients,
      rejectedRecipients: reference.envelope_info.rejected_recipients,
      route: reference.envelope_info.route,
    })
    if (version !== null) expect(document.metadataVersion).toBe(version)
    if (data_bytes !== undefined) expect(document.dataBytes).toBe(data_bytes)
  }
})

test('sender arguments, reasons of a quarantine, times to send at, subjects', async () => {
  const documents = await documentsOf('message-varied-v4')
  const named = (end: string) => [...documents.values()].find(({ name }) => name.endsWith(end))
  expect(named('J')?.senderArgs).toEqual(['AUTH=<>', 'AUTH=auth@example.com', 'BODY=8BITMIME', 'BODY=7BIT'])
  expect(named('P')?.status).toEqual({
    kind: 'quarantined',
    reason: {
      description: 'looks like "phishing" (score 9.5)\nsecond line',
      envelopeSender: '<>',
      fromHeaders: 'One <one@example.com>, "Two, Esq." <two@example.com>',
    },
  })
  expect(named('AC')?.status).toEqual({ kind: 'send-at', at: '2100-01-01T00:00:00.250000Z' })
  expect(named('AM')?.status).toEqual({ kind: 'send-now' })
  expect(named('AB')?.subject).toBe('Éssai')
  expect(named('AJ')?.subject).toBeNull()
})

test('V1, V2 and V3 are told apart', async () => {
  const documents = await documentsOf('message-old-versions')
  const versions = [...documents.values()].map(({ metadataVersion }) => metadataVersion)
  expect(new Set(versions)).toEqual(new Set([1, 2, 3]))
})

test('metadata that does not parse is listed, with what is wrong and where', async () => {
  const dir = unpackFixture('message-varied-v3')
  const service = createService({ dataDir: temporaryDirectory() })
  const { api } = service.connect()
  const name = 'AAAAAA-AAAAAB-01-AAAAAA'
  writeFileSync(join(dir, 'active', name), '((spool_dir x)\n (id "y)')
  const { spool } = await api.openSpool({ dir })
  const key = { queue: 'active', name, checkedOut: false }
  const view = await api.readEntry({ spool, key })
  expect(view.entry).toMatchObject({
    kind: 'other',
    name,
    metadata: '((spool_dir x)\n (id "y)',
    dataBytes: 191,
    unreadable: { code: 'not-a-sexp', line: 2 },
  })
  expect(view.actions).toEqual(['delete'])
  // Its body is a message all the same.
  expect(view.message?.headers.map((header) => header.name)).toContain('Subject')

  const good = readFileSync(join(dir, 'active', 'AAAAAA-AAAAAB-02-AAAAAB'), 'latin1')
  writeFileSync(join(dir, 'active', name), good.replace('(status Send_now)', '(status Send_never)'))
  const { entry } = await api.readEntry({ spool, key })
  expect(entry).toMatchObject({ kind: 'other', unreadable: { code: 'bad-value', field: 'status' } })
  await service.close()
})
