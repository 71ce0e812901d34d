/** A spool that is open: one change, one message, and the watches that it costs. */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { SpoolEvent } from '../src/contract/events.ts'
import { answer, assignment } from './bench-process.ts'
import { addMessage, messageName, messageQueueDirs, removeMessage } from './message-spool.ts'
import { figure, median, onlyShown, quantile } from './result.ts'
import type { Result } from './result.ts'
import { startServiceClient } from './service-client.ts'
import type { ServiceClient } from './service-client.ts'

const changes = 400
/** Changes come at odd times, so that no timer of ours is met by all of them. */
const pauseMs = 12
const messages = 200

const { dir, entries } = assignment()
const client = await startServiceClient()
const { spool } = await client.openWhole(dir)
const delays = await delaysOfChanges(client)
const results: Result[] = [
  figure('one change to event, median', entries, median(delays), 'ms', onlyShown),
  figure('one change to event, p99', entries, quantile(delays, 0.99), 'ms', { must: 250, aim: 50 }),
  figure('one message', entries, await timeOfOneMessage(client), 'ms', onlyShown),
]
if (process.platform === 'linux') {
  results.push(
    figure('inotify watches', entries, watchesOfThisProcess(), 'watches', {
      must: 2 * messageQueueDirs.length + 8,
      aim: 2 * messageQueueDirs.length,
    }),
  )
}
await client.close()
answer(results)

/** Messages come and go one by one, each when the one before has been told. Milliseconds. */
async function delaysOfChanges({ next }: ServiceClient): Promise<number[]> {
  const found: number[] = []
  for (let change = 0; change < changes; change++) {
    const number = entries + Math.floor(change / 2)
    const isArrival = change % 2 === 0
    const told = next((event) => tellsOf(event, messageName(number), isArrival ? 'appeared' : 'left'))
    const happened = isArrival ? addMessage(dir, number) : removeMessage(dir, number)
    await told
    found.push(performance.now() - happened)
    await pause(Math.random() * pauseMs)
  }
  return found
}

function tellsOf(event: SpoolEvent, name: string, change: 'appeared' | 'left'): boolean {
  if (event.kind !== 'entries-changed') return false
  return event.changes.some((told) => told.name === name && told.change === change)
}

async function timeOfOneMessage({ api }: ServiceClient): Promise<number> {
  const found: number[] = []
  for (let at = 0; at < messages; at++) {
    const name = messageName(Math.floor((at * entries) / messages))
    const start = performance.now()
    await api.readEntry({ spool, key: { queue: 'active', name, checkedOut: false } })
    found.push(performance.now() - start)
  }
  return median(found)
}

function watchesOfThisProcess(): number {
  let watches = 0
  for (const fd of readdirSync('/proc/self/fdinfo')) {
    // The descriptor of the listing itself has gone.
    try {
      watches += readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').match(/^inotify wd:/gm)?.length ?? 0
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return watches
}
