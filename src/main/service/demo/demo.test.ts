import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory, treeOf } from '../../../../test/reference.ts'
import { inspectMessages } from '../../message/inspect.ts'
import { messageQueues } from '../../message/message-queue.ts'
import { parseMetadata } from '../../message/metadata.ts'
import { createService } from '../service.ts'
import { createDemoSpool } from './create-demo-spool.ts'
import { DemoMessages } from './demo-messages.ts'

const nowMs = Date.parse('2026-01-31T12:00:00Z')

function messages(seed: number, count: number, at = nowMs) {
  return [...new DemoMessages({ seed, messages: count, nowMs: at, spoolDir: '/var/spool/demo' })]
}

test('a demo is the same for its seed, and another for another', () => {
  expect(messages(1, 60)).toEqual(messages(1, 60))
  expect(messages(2, 60).map(({ name }) => name)).not.toEqual(messages(1, 60).map(({ name }) => name))
  const later = messages(1, 60, nowMs + 3 * 86_400_000)
  expect(later.map(({ name, queue }) => [name, queue])).toEqual(
    messages(1, 60).map(({ name, queue }) => [name, queue]),
  )
})

test('every state is there, names are unique, times lie behind us', () => {
  const all = messages(7, 1000)
  expect(all).toHaveLength(1000)
  expect(new Set(all.map(({ name }) => name)).size).toBe(1000)
  const parsed = all.map(({ metadata }) => parseMetadata(metadata))
  expect(new Set(parsed.map(({ status }) => status.kind))).toEqual(
    new Set(['send-now', 'send-at', 'sending', 'frozen', 'removed', 'quarantined']),
  )
  expect(new Set(all.map(({ queue }) => queue))).toEqual(new Set(messageQueues))
  for (const { spoolDate, relayAttempts } of parsed) {
    const times = [...relayAttempts.map(({ time }) => time), spoolDate]
    // Newest first, and none before the message was there.
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(times[0]! * 1000).toBeLessThan(nowMs)
  }
  const ages = parsed.map(({ spoolDate }) => nowMs / 1000 - spoolDate)
  expect(Math.min(...ages)).toBeLessThan(600)
  expect(Math.max(...ages)).toBeGreaterThan(7 * 86_400)
  expect(parsed.some(({ relatedIds }) => relatedIds.length > 2)).toBe(true)
  expect(parsed.some(({ failedRecipients }) => failedRecipients.length > 0)).toBe(true)
})

test('on disk it is a healthy spool, made by the protocol', async () => {
  const dir = join(temporaryDirectory(), 'demo')
  await createDemoSpool({ dir, messages: 200, seed: 3, nowMs })
  const inspect = inspectMessages(dir)
  let count = 0
  for (const queue of messageQueues) {
    for (const name of readdirSync(join(dir, queue)).filter((found) => found !== '.checkout')) {
      count++
      const text = readFileSync(join(dir, queue, name), 'latin1')
      expect(inspect(text, { queue, name, checkedOut: false })).toEqual([])
      expect(statSync(join(dir, queue, name)).mtimeMs).toBeLessThan(nowMs)
      expect(statSync(join(dir, '.registry', name)).size).toBe(0)
    }
  }
  expect(count).toBe(200)
  const files = treeOf(dir).filter(({ type }) => type === 'file')
  expect(files).toHaveLength(600)
})

test('its mails can be read: text, HTML, pictures, attachments, calendars, bounces', async () => {
  const service = createService({ dataDir: temporaryDirectory(), now: () => nowMs })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const { spool, demo, dir } = await api.createDemoSpool({ messages: 150 })
  expect(demo).toBe(true)
  const types = new Set<string>()
  for (const queue of messageQueues) {
    for (const name of readdirSync(join(dir, queue)).filter((found) => found !== '.checkout')) {
      const key = { queue, name, checkedOut: false }
      const { entry, message, messageFailure } = await api.readEntry({ spool, key })
      expect(messageFailure).toBeNull()
      expect(message?.notes).toEqual([])
      expect(entry).toMatchObject({ kind: 'message', metadataVersion: 4 })
      for (const { contentType, part, sizeBytes } of message?.parts ?? []) {
        types.add(contentType)
        if (contentType === 'text/plain') expect(sizeBytes).toBeGreaterThan(0)
        if (contentType !== 'image/png') continue
        const { bytes } = await api.readPart({ spool, key, part })
        expect(
          Buffer.from(bytes ?? [])
            .subarray(1, 4)
            .toString(),
        ).toBe('PNG')
      }
    }
  }
  for (const type of [
    'text/html',
    'image/png',
    'application/pdf',
    'text/calendar',
    'text/csv',
    'message/rfc822',
  ]) {
    expect(types).toContain(type)
  }
})

test('a demo is only made where nothing is', async () => {
  const service = createService({ dataDir: temporaryDirectory(), now: () => nowMs })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const parent = temporaryDirectory()
  mkdirSync(join(parent, 'full'))
  writeFileSync(join(parent, 'full', 'file'), '')
  await expect(api.createDemoSpool({ dir: join(parent, 'full'), messages: 1 })).rejects.toMatchObject({
    failure: { code: 'not-empty' },
  })
  const spool = join(parent, 'spool')
  await api.createSpool({ dir: spool })
  await expect(api.createDemoSpool({ dir: spool, messages: 1 })).rejects.toMatchObject({
    failure: { code: 'not-empty', path: spool },
  })
  expect(readdirSync(join(spool, '.registry'))).toEqual([])
  await expect(api.createDemoSpool({ dir: join(parent, 'no', 'where'), messages: 1 })).rejects.toMatchObject({
    failure: { code: 'no-such-directory', path: join(parent, 'no') },
  })
  const first = await api.createDemoSpool({ messages: 1 })
  const second = await api.createDemoSpool({ messages: 1 })
  expect(second.dir).not.toBe(first.dir)
})
