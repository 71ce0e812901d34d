/**
 * The memory that an open spool takes: what is alive after a collection of garbage, in the thread of the service, and
 * by how much the whole process has grown.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createService } from '../src/main/service/service.ts'
import { answer, assignment } from './bench-process.ts'
import { makeMessageSpool } from './message-spool.ts'
import { figure, ofLargest } from './result.ts'

const { dir, entries } = assignment()
const dataDir = mkdtempSync(join(tmpdir(), 'bobbin-bench-'))
// In this thread, whose garbage can be collected at will. Threads share no memory that would be counted twice or not.
const service = createService({ dataDir })
const connection = service.connect()
const { api } = connection

// Code is compiled, and whatever is there once is there, before it is measured.
const small = await openWhole(makeMessageSpool(100))
await api.closeSpool({ spool: small })
const before = await memory()
const spool = await openWhole(dir)
await api.openList({
  spool,
  filter: { queues: null, query: '' },
  sort: [{ by: 'age', direction: 'ascending' }],
})
const after = await memory()
await service.close()
rmSync(dataDir, { recursive: true })

const must = 1.5 * 1024
answer([
  figure(
    'memory per entry',
    entries,
    (after.alive - before.alive) / entries,
    'bytes',
    ofLargest(entries, { must, aim: 0.6 * 1024 }),
  ),
  figure(
    'growth of the process per entry',
    entries,
    (after.process - before.process) / entries,
    'bytes',
    ofLargest(entries, { must, aim: null }),
  ),
])

async function openWhole(path: string): Promise<string> {
  const complete = new Promise<void>((resolve) => {
    const end = connection.subscribe((event) => {
      if (event.kind !== 'spool-changed' || !event.spool.index.complete) return
      end()
      resolve()
    })
  })
  const view = await api.openSpool({ dir: path })
  if (!view.index.complete) await complete
  return view.spool
}

async function memory(): Promise<{ readonly alive: number; readonly process: number }> {
  if (gc === undefined) throw new Error('run with --expose-gc')
  for (let round = 0; round < 3; round++) {
    gc()
    await pause(20)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { alive: heapUsed + external, process: rss }
}
