/** `status`, `show` and `count` on every message fixture: what the reference read, every field. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EntryDocument, HeaderView, MessageDocument } from '../src/contract/views.ts'
import { runCli, runJson } from './cli-run.ts'
import { bytesOf, referenceOf, temporaryDirectory, unpackFixture } from './reference.ts'
import { referenceDocument, type ReferenceDump, type ReferenceEntry } from './reference-document.ts'

interface Case {
  readonly title: string
  readonly dir: () => string
  readonly dump: ReferenceDump
}

const plain = ['message-varied-v3', 'message-varied-v4', 'message-problems']

const cases: readonly Case[] = [
  ...plain.map((name) => ({
    title: name,
    dir: () => unpackFixture(name),
    dump: referenceOf<{ readonly dump: ReferenceDump }>(name).dump,
  })),
  ...referenceOf<{
    readonly batches: readonly { readonly dir: string; readonly dump: ReferenceDump }[]
  }>('message-batch').batches.map(({ dir, dump }) => ({
    title: `message-batch: ${dir}`,
    dir: () => join(unpackFixture('message-batch'), '..', dir),
    dump,
  })),
  {
    title: 'message-old-versions',
    dir: () => unpackFixture('message-old-versions'),
    dump: referenceOf<{ readonly dump_by_HEAD: ReferenceDump }>('message-old-versions').dump_by_HEAD,
  },
]

const keyOf = ({ queue, name, checkedOut }: EntryDocument): string => `${queue} ${String(checkedOut)} ${name}`

function entriesOf(dump: ReferenceDump): readonly (readonly [queue: string, entry: ReferenceEntry])[] {
  return Object.entries(dump).flatMap(([queue, entries]) => entries.map((entry) => [queue, entry] as const))
}

function onDisk(spool: string, queue: string, { name, place }: ReferenceEntry): string {
  const path = [spool, queue, ...(place === 'checkout' ? ['.checkout'] : []), name]
  return readFileSync(join(...path), 'latin1')
}

describe.each(cases)('$title', ({ dir, dump }) => {
  const spool = dir()
  const reference = entriesOf(dump)
  const expected = reference
    .map(([queue, entry]) => referenceDocument(queue, entry, onDisk(spool, queue, entry)))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

  it('status prints every entry with every field', async () => {
    const documents = await runJson<MessageDocument[]>(['status', spool])
    const sorted = documents.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    expect(sorted).toEqual(expected)
  })

  it('count counts them, all and by queue', async () => {
    expect(await runJson(['count', spool])).toEqual({ count: reference.length })
    for (const [queue, entries] of Object.entries(dump)) {
      const run = await runCli(['count', spool, '--queue', queue])
      expect([run.stdout, run.status]).toEqual([`${String(entries.length)}\n`, 0])
    }
  })

  it('status lists them in the order of queues and names for programs', async () => {
    const { stdout } = await runCli(['status', spool, '--format', 'id'])
    const inQueues = reference.map(([, { name }]) => name)
    expect(stdout.trimEnd().split('\n').toSorted()).toEqual(inQueues.toSorted())
  })
})

describe.each(cases)('$title, one by one', ({ dir, dump }) => {
  const spool = dir()

  it.each(entriesOf(dump).map(([queue, entry]) => ({ queue, entry, name: entry.name, place: entry.place })))(
    'show $queue $place $name',
    async ({ queue, entry }) => {
      const which = ['--queue', queue, ...(entry.place === 'checkout' ? ['--checked-out'] : [])]
      const shown = await runJson<MessageDocument & { readonly headers: readonly HeaderView[] }>([
        'show',
        spool,
        entry.name,
        ...which,
      ])
      const { headers, ...document } = shown
      expect(withoutParts(document)).toEqual(referenceDocument(queue, entry, onDisk(spool, queue, entry)))
      expect(shown).toHaveProperty('parts')

      const source = await runCli(['show', spool, entry.name, ...which, '--part', 'source'])
      if (entry.email === undefined) {
        expect(source.status).toBe(1)
        return
      }
      expect(source.bytes.toString('latin1')).toBe(bytesOf(entry.email.email_b64))
      expect(headers.map(({ name }) => Buffer.from(name, 'utf8').toString('latin1'))).toEqual(
        entry.email.headers.map(({ name_b64 }) => bytesOf(name_b64)),
      )
      const data = await runCli(['show', spool, entry.name, ...which, '--part', 'data'])
      expect(data.bytes.length).toBe(entry.data_bytes)
    },
  )
})

function withoutParts(
  document: MessageDocument & { readonly parts?: unknown; readonly messageFailure?: unknown },
) {
  const { parts: _parts, messageFailure: _failure, ...rest } = document
  return rest
}

/** All of the thousand have this metadata, but for what is captured. */
const bulk =
  /^\(\(spool_dir spool\)\(id (?<id>\S+?)\)\(flows\(\)\)\(parent_id (?<parent>\S+?)\)(?:\(related_ids\(\)\))?\(spool_date\((?<day>\S+) (?<time>\S+?)\)\)\(next_hop_choices\(\(mx\.example\.net 25\)\)\)\(retry_intervals\(\(\(span 1m\)\(jitter\(\)\)\)\)\)\(remaining_recipients\((?<remaining>\S+?)\)\)\(failed_recipients\(\)\)\(relay_attempts\(\)\)\(status Send_now\)\(envelope_info\(\(sender (?<sender>\S+?)\)\(recipients\((?<recipient>\S+?)\)\)\(rejected_recipients\(\)\)\(route\(\)\)\(id \k<parent>\)\)\)\)$/

function bulkDocument(name: string, metadata: string, email: string, version: 3 | 4): MessageDocument {
  const found = bulk.exec(metadata)?.groups
  if (found === undefined) throw new Error(`the metadata of ${name} is another`)
  const text = (key: string): string => found[key] ?? ''
  return {
    name,
    queue: 'active',
    checkedOut: false,
    kind: 'message',
    id: text('id'),
    parentId: text('parent'),
    relatedIds: [],
    flows: [],
    spoolDate: `${text('day')}T${text('time')}`,
    metadataVersion: version,
    status: { kind: 'send-now' },
    sender: text('sender'),
    senderArgs: [],
    recipients: [text('recipient')],
    rejectedRecipients: [],
    route: null,
    remainingRecipients: [text('remaining')],
    failedRecipients: [],
    nextHops: ['mx.example.net:25'],
    retryIntervals: [{ spanSeconds: 60, jitterSeconds: null }],
    relayAttempts: [],
    subject: /^Subject: (.*)$/m.exec(email)?.[1] ?? null,
    // Lines end in CRLF on disk.
    dataBytes: email.replaceAll('\n', '\r\n').length,
  }
}

describe.each([
  { name: 'message-1000-v3', version: 3 },
  { name: 'message-1000-v4', version: 4 },
] as const)('$name', ({ name, version }) => {
  const spool = unpackFixture(name)
  const { list_active, metadata, email_b64 } = referenceOf<{
    readonly list_active: readonly string[]
    readonly metadata: Readonly<Record<string, string>>
    readonly email_b64: Readonly<Record<string, string>>
  }>(name)

  it('status lists all of them in the order of the reference, with every field', async () => {
    const { stdout } = await runCli(['status', spool, '--format', 'id'])
    expect(stdout.trimEnd().split('\n')).toEqual(list_active)
    const documents = await runJson<MessageDocument[]>(['status', spool])
    expect(documents).toEqual(
      list_active.map((each) =>
        bulkDocument(each, metadata[each] ?? '', bytesOf(email_b64[each] ?? ''), version),
      ),
    )
  })

  it('status sorts and limits', async () => {
    const { stdout, stderr } = await runCli(['status', spool, '--sort', '-name', '--limit', '3'])
    const [, ...lines] = stdout.trimEnd().split('\n')
    expect(lines.map((line) => line.split(/ +/)[0])).toEqual(list_active.toReversed().slice(0, 3))
    expect(stderr).toBe('997 more entries.\n')
  })

  it('count filters', async () => {
    expect(await runJson(['count', spool, '--query', 'from:sender0@example.com'])).toEqual({
      count: list_active.filter((each) => metadata[each]?.includes('(sender sender0@example.com)')).length,
    })
    expect(await runJson(['count', spool, '--sender', '^sender1@'])).toEqual({
      count: list_active.filter((each) => metadata[each]?.includes('(sender sender1@')).length,
    })
  })
})

it('show says attempts in short, as the window does; JSON has them as recorded', async () => {
  const spool = join(temporaryDirectory(), 'spool')
  await runCli(['demo', spool, '--messages', '60'])
  const [name] = (
    await runCli(['status', spool, '--query', 'error:greylisted', '--format', 'id'])
  ).stdout.split('\n')
  const shown = await runCli(['show', spool, name!])
  expect(shown.stdout).toMatch(/^attempt .*:\d\d {2}450 4\.2\.0 Recipient address rejected: Greylisted/m)
  const { relayAttempts } = await runJson<MessageDocument>(['show', spool, name!])
  expect(relayAttempts[0]!.error).toContain('Unable to send envelope')
})

describe('message-empty', () => {
  const spool = unpackFixture('message-empty')

  it('has nothing to print, and that is no failure', async () => {
    expect(await runJson(['status', spool])).toEqual([])
    expect(await runJson(['count', spool])).toEqual({ count: 0 })
    expect(await runCli(['status', spool])).toMatchObject({ status: 0, stdout: '', stderr: 'No entries.\n' })
    expect((await runCli(['status', spool, '--format', 'sexp'])).stdout).toBe('()\n')
    expect((await runCli(['status', spool, '--format', 'exim'])).stdout).toBe('')
    expect((await runCli(['status', spool, '--format', 'id'])).stdout).toBe('')
  })
})
