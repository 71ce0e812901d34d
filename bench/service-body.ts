/**
 * A message of 200 MB: its headers and the first of its text, against those of a small message; what that takes of
 * memory; and then all of its parts.
 */
import { closeSync, openSync, utimesSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { answer, assignment } from './bench-process.ts'
import { messageName } from './message-spool.ts'
import { figure, onlyShown, time } from './result.ts'
import type { Round } from './result.ts'
import { startServiceClient } from './service-client.ts'

const largeBytes = 200 * 1024 * 1024
/** What the window asks for. */
const firstTextBytes = 256 * 1024
const opens = 15
const beginning = [
  'Subject: The log of the day',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=m',
  '',
  '--m',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'It is attached.',
  '--m',
  'Content-Type: application/octet-stream; name=day.log',
  'Content-Disposition: attachment; filename=day.log',
  'Content-Transfer-Encoding: base64',
  '',
  '',
].join('\r\n')

const { dir } = assignment()
const [small, large] = [messageName(0), messageName(1)]
writeLarge(join(dir, '.data', large))
const client = await startServiceClient()
const { api } = client
const { spool } = await client.openWhole(dir)

// Code is compiled before it is measured.
for (let round = 0; round < opens; round++) await open(small)
const before = process.resourceUsage().maxRSS
const rounds: Round[] = []
for (let round = 0; round < opens; round++) {
  const floor = await open(small)
  rounds.push({ ours: await open(large), floor })
}
const grownBytes = (process.resourceUsage().maxRSS - before) * 1024
const start = performance.now()
await api.readEntry({ spool, key: keyOf(large) })
const wholeMs = performance.now() - start
await client.close()
answer([
  // To go through all of it takes a thousand times as long.
  time('200 MB message / a small one', null, rounds, { must: 40, aim: 10 }),
  figure('growth of the process for it', null, grownBytes, 'bytes', {
    must: largeBytes / 4,
    aim: largeBytes / 16,
  }),
  figure('all parts of the 200 MB', null, wholeMs, 'ms', onlyShown),
])

/** What a person waits for, of a file that nobody has read yet. Milliseconds. */
async function open(name: string): Promise<number> {
  const now = new Date()
  utimesSync(join(dir, '.data', name), now, now)
  const key = keyOf(name)
  const begin = performance.now()
  const { message } = await api.readEntry({ spool, key, beginning: true })
  const part = message?.textPart ?? null
  if (part === null) throw new Error('there is no text')
  const { text } = await api.readPart({ spool, key, part, offset: 0, limit: firstTextBytes })
  const ms = performance.now() - begin
  if (message?.whole !== (name === small) || text === null || text === '') throw new Error('it is not that')
  return ms
}

function keyOf(name: string) {
  return { queue: 'active', name, checkedOut: false }
}

/** A text, and a log file as an attachment that most of it is. */
function writeLarge(path: string): void {
  const fd = openSync(path, 'w')
  const lines = Buffer.from(`${'VGhlIHNlcnZlciBzYWlkOiB0cnkgYWdhaW4u'.repeat(2)}\r\n`.repeat(16_384))
  let bytes = writeSync(fd, beginning)
  while (bytes < largeBytes) bytes += writeSync(fd, lines)
  writeSync(fd, '--m--\r\n')
  closeSync(fd)
}
