import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { MessageDocument } from '../../../contract/views.ts'
import { temporaryDirectory, treeOf, unpackFixture } from '../../../../test/reference.ts'
import { parseMetadata } from '../../message/metadata.ts'
import { createService } from '../service.ts'

const nowMs = Date.parse('2026-01-31T12:00:00.250Z')

async function openSpool(dir?: string) {
  const service = createService({ dataDir: temporaryDirectory(), now: () => nowMs })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const view =
    dir === undefined
      ? await api.createSpool({ dir: join(temporaryDirectory(), 'spool') })
      : await api.openSpool({ dir })
  return { api, ...view }
}

const text = (source: string) => new TextEncoder().encode(source)
const mail = 'From: Alice <alice@example.com>\nTo: Bob <bob@example.net>\nSubject: hi\n\n.dot\nline\n'

test('a message is enqueued frozen, its envelope from its header, as the reference would write it', async () => {
  const { api, spool, dir } = await openSpool()
  const key = await api.addMessage({ spool, source: text(mail) })
  expect(key).toMatchObject({ queue: 'frozen', checkedOut: false })
  expect(key.name).toMatch(/^[\w-]{6}-[\w-]{6}-[\w-]{2}-[\w-]{6}$/)
  const parent = key.name.slice(0, -7)
  const metadata = readFileSync(join(dir, 'frozen', key.name), 'latin1')
  expect(metadata).toBe(
    `((spool_dir ${dir})(id ${key.name})(flows())(parent_id ${parent})` +
      '(spool_date(2026-01-31 12:00:00.250000Z))(next_hop_choices())(retry_intervals())' +
      '(remaining_recipients(bob@example.net))(failed_recipients())(relay_attempts())(status Frozen)' +
      '(envelope_info((sender alice@example.com)(recipients(bob@example.net))(rejected_recipients())' +
      `(route())(id ${parent}))))`,
  )
  expect(readFileSync(join(dir, '.data', key.name), 'latin1')).toBe(
    mail.replaceAll('\n', '\r\n').replace('.dot', '..dot'),
  )
  const files = treeOf(dir).filter(({ type }) => type === 'file')
  expect(files.map(({ path }) => path)).toEqual([
    `.data/${key.name}`,
    `.registry/${key.name}`,
    `frozen/${key.name}`,
  ])
  // As this process makes files: less the umask.
  const probe = join(temporaryDirectory(), 'probe')
  writeFileSync(probe, '', { mode: 0o666 })
  const umask = 0o666 & ~statSync(probe).mode
  expect(files.map(({ mode }) => Number.parseInt(mode, 8))).toEqual(
    [0o666, 0o644, 0o666].map((mode) => mode & ~umask),
  )
  expect((await api.readEntry({ spool, key })).message?.headers[2]?.value).toBe('hi')
})

test('CRLF or LF makes no difference, and everything that is given is taken', async () => {
  const { api, spool, dir } = await openSpool()
  const key = await api.addMessage({
    spool,
    source: text(mail.replaceAll('\n', '\r\n')),
    sender: '<>',
    recipients: ['x@example.org', 'Name <y@example.org>'],
    nextHops: ['mx1.example.net:25', '10.0.0.2:2525'],
    retryIntervals: [{ spanMs: 90_000, jitterMs: 15_000 }, { spanMs: 3_600_000 }],
    sendNow: true,
  })
  expect(key.queue).toBe('active')
  const { entry } = await api.readEntry({ spool, key })
  expect(entry as MessageDocument).toMatchObject({
    sender: '<>',
    recipients: ['x@example.org', 'Name <y@example.org>'],
    remainingRecipients: ['x@example.org', 'Name <y@example.org>'],
    nextHops: ['mx1.example.net:25', '10.0.0.2:2525'],
    retryIntervals: [
      { spanSeconds: 90, jitterSeconds: 15 },
      { spanSeconds: 3600, jitterSeconds: null },
    ],
    status: { kind: 'send-now' },
    metadataVersion: 3,
  })
  expect(readFileSync(join(dir, '.data', key.name), 'latin1')).toBe(
    mail.replaceAll('\n', '\r\n').replace('.dot', '..dot'),
  )
})

test('recipients come from To, Cc and Bcc, groups included, and Bcc is taken out then', async () => {
  const { api, spool } = await openSpool()
  const source = [
    'Return-Path: <bounces@example.com>',
    'From: Alice <alice@example.com>',
    'bcc: secret@example.org,',
    '\thidden@example.org',
    'To: friends: a@example.net, "B, b" <b@example.net>;, a@example.net',
    'Cc: =?utf-8?Q?J=C3=B6rg?= <joerg@example.net>',
    'Bcc : more@example.org',
    '',
    'Bcc: this is the body',
  ].join('\n')
  const key = await api.addMessage({ spool, source: text(source) })
  const { entry, message } = await api.readEntry({ spool, key })
  expect(entry).toMatchObject({
    sender: 'bounces@example.com',
    recipients: [
      'a@example.net',
      'b@example.net',
      'joerg@example.net',
      'secret@example.org',
      'hidden@example.org',
      'more@example.org',
    ],
  })
  expect(message?.headers.map(({ name }) => name)).toEqual(['Return-Path', 'From', 'To', 'Cc'])
  const body = await api.readPart({ spool, key, part: '1' })
  expect(body.text).toBe('Bcc: this is the body')

  const given = await api.addMessage({ spool, source: text(source), recipients: ['only@example.org'] })
  const kept = await api.readEntry({ spool, key: given })
  expect(kept.message?.headers.map(({ name }) => name)).toContain('bcc')
})

test('what would be added is told from the header alone', async () => {
  const { api } = await openSpool()
  const header =
    'Return-Path: <>\nFrom: a@example.com\nSubject: =?utf-8?Q?=E2=82=AC?=\n 5\nTo: b@example.net\nBcc: c@example.org\n\n'
  expect(await api.previewMessage({ source: text(header) })).toEqual({
    sender: '<>',
    recipients: ['b@example.net', 'c@example.org'],
    subject: '€ 5',
    hasBcc: true,
    hasHeader: true,
  })
  expect(await api.previewMessage({ source: text('no message at all') })).toEqual({
    sender: '<>',
    recipients: [],
    subject: null,
    hasBcc: false,
    hasHeader: false,
  })
})

test('a message without a recipient, a wrong address, a wrong hop: refused, and nothing is left', async () => {
  const { api, spool, dir } = await openSpool()
  const before = treeOf(dir)
  const refusedFor = async (argument: string, args: object) => {
    await expect(api.addMessage({ spool, source: text(mail), ...args })).rejects.toMatchObject({
      failure: { code: 'invalid-argument', argument },
    })
  }
  await refusedFor('recipients', { source: text('Subject: x\n\nbody') })
  await refusedFor('recipients', { recipients: ['<not an address'] })
  await refusedFor('sender', { sender: 'a b c' })
  await refusedFor('nextHops', { nextHops: ['nowhere'] })
  await refusedFor('nextHops', { nextHops: ['mx.example.net:0'] })
  await refusedFor('nextHops', { nextHops: ['mx.example.net:65536'] })
  expect(treeOf(dir)).toEqual(before)
})

test('new messages take the version of those that are there; a setting overrides it', async () => {
  const v3 = await openSpool(unpackFixture('message-varied-v3'))
  const old = await v3.api.addMessage({ spool: v3.spool, source: text(mail) })
  expect((await v3.api.readEntry({ spool: v3.spool, key: old })).entry).toMatchObject({ metadataVersion: 3 })

  const v4 = await openSpool(unpackFixture('message-varied-v4'))
  const added = await v4.api.addMessage({ spool: v4.spool, source: text(mail) })
  const metadata = readFileSync(join(v4.dir, 'frozen', added.name), 'latin1')
  expect(parseMetadata(metadata)).toMatchObject({ version: 4, relatedIds: [], spoolDir: v4.dir })

  await v3.api.writeSetting({ key: 'newMessages.metadataVersion', value: '4' })
  const forced = await v3.api.addMessage({ spool: v3.spool, source: text(mail) })
  expect((await v3.api.readEntry({ spool: v3.spool, key: forced })).entry).toMatchObject({
    metadataVersion: 4,
  })
})

test('many messages at once have names of their own, and are listed at once', async () => {
  const { api, spool } = await openSpool()
  const keys = await Promise.all(
    Array.from({ length: 50 }, () => api.addMessage({ spool, source: text(mail) })),
  )
  expect(new Set(keys.map(({ name }) => name)).size).toBe(50)
  const { total } = await api.openList({ spool, filter: { queues: ['frozen'], query: '' }, sort: [] })
  expect(total).toBe(50)
})

test('an entry is put into any spool as it is given, under a prefix or a name', async () => {
  const dir = join(temporaryDirectory(), 'spool')
  for (const part of ['.registry', '.tmp', '.data', 'todo/.checkout']) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  writeFileSync(join(dir, '.registry', 'taken'), '')
  const { api, spool, kind } = await openSpool(dir)
  expect(kind).toBe('generic')
  const entry = { spool, queue: 'todo', metadata: Uint8Array.of(0, 255), data: Uint8Array.of(1, 2, 3) }
  const named = await api.enqueueEntry({ ...entry, name: { kind: 'name', name: 'Größe' } })
  expect(named).toEqual({ queue: 'todo', name: 'Größe', checkedOut: false })
  expect([...readFileSync(join(dir, 'todo', 'Größe'))]).toEqual([0, 255])
  expect([...readFileSync(join(dir, '.data', 'Größe'))]).toEqual([1, 2, 3])
  const prefixed = await api.enqueueEntry({ ...entry, name: { kind: 'prefix', prefix: 'widget' } })
  expect(prefixed.name).toMatch(/^widget-/)
  await expect(api.enqueueEntry({ ...entry, name: { kind: 'name', name: 'taken' } })).rejects.toMatchObject({
    failure: { code: 'name-taken', name: 'taken' },
  })
  expect(existsSync(join(dir, '.registry', 'taken'))).toBe(true)
  await expect(
    api.enqueueEntry({ ...entry, queue: 'nowhere', name: { kind: 'prefix', prefix: 'x' } }),
  ).rejects.toMatchObject({ failure: { code: 'unknown-queue' } })
  await expect(api.addMessage({ spool, source: text(mail) })).rejects.toMatchObject({
    failure: { code: 'wrong-kind-of-spool' },
  })
})

test('a spool of messages takes only what its server can read', async () => {
  const { api, spool, dir } = await openSpool()
  const key = await api.addMessage({ spool, source: text(mail) })
  const metadata = readFileSync(join(dir, 'frozen', key.name), 'latin1').replaceAll(key.name, 'Other-Name')
  const entry = { spool, queue: 'frozen', data: text('Subject: x\r\n'), metadata: text(metadata) }
  await expect(
    api.enqueueEntry({ ...entry, metadata: text('(x)'), name: { kind: 'name', name: 'x' } }),
  ).rejects.toMatchObject({ failure: { code: 'unreadable-metadata' } })
  await expect(
    api.enqueueEntry({ ...entry, queue: 'active', name: { kind: 'name', name: 'Other-Name' } }),
  ).rejects.toMatchObject({ failure: { code: 'invalid-argument', argument: 'queue' } })
  await expect(api.enqueueEntry({ ...entry, name: { kind: 'name', name: 'third' } })).rejects.toMatchObject({
    failure: { code: 'invalid-argument', argument: 'name' },
  })
  await api.enqueueEntry({ ...entry, name: { kind: 'name', name: 'Other-Name' } })
  expect(readdirSync(join(dir, 'frozen')).toSorted()).toEqual(
    ['.checkout', key.name, 'Other-Name'].toSorted(),
  )
})
