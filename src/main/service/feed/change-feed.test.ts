import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { SpoolView } from '../../../contract/views.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { createService } from '../service.ts'

/** More than the kernel keeps events of while nobody reads them: 16,384. */
const tooMany = 20_000
const long = { timeout: 120_000, interval: 50 }

interface Live {
  readonly api: SpoolApi
  readonly view: SpoolView
}

/** A generic spool with the queues `one` and `two`, open and all of it read. */
async function liveSpool(entries: number): Promise<Live> {
  const dir = join(temporaryDirectory(), 'spool')
  for (const name of ['', '.registry', '.tmp', '.data', 'one', 'two']) mkdirSync(join(dir, name))
  for (const queue of ['one', 'two']) mkdirSync(join(dir, queue, '.checkout'))
  for (const name of names(entries)) writeFileSync(join(dir, 'one', name), name)
  const service = createService({ dataDir: temporaryDirectory() })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const view = await api.openSpool({ dir })
  const live = { api, view }
  await expect.poll(async () => (await viewOf(live)).index.complete, long).toBe(true)
  return live
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `entry-${String(at).padStart(5, '0')}`)
}

async function viewOf({ api, view }: Live): Promise<SpoolView> {
  const found = (await api.listSpools({})).find(({ spool }) => spool === view.spool)
  if (found === undefined) throw new Error('it is closed')
  return found
}

function move({ view }: Live, name: string, from: string, to: string): void {
  renameSync(join(view.dir, from, name), join(view.dir, to, name))
}

/** What the service says is in a queue. */
async function told({ api, view }: Live, queue: string): Promise<string[]> {
  const { list, total } = await api.openList({
    spool: view.spool,
    filter: { queues: [queue], query: '' },
    sort: [{ by: 'name', direction: 'ascending' }],
  })
  const found: string[] = []
  while (found.length < total) {
    const { rows } = await api.readRows({ list, offset: found.length, limit: 500 })
    if (rows.length === 0) break
    found.push(...rows.map(({ name }) => name))
  }
  await api.closeList({ list })
  return found
}

function onDisk({ view }: Live, queue: string): string[] {
  return readdirSync(join(view.dir, queue))
    .filter((name) => name !== '.checkout')
    .sort()
}

/** Waits for the counts, which cost nothing to ask for, then compares name by name. */
async function expectTrueState(live: Live): Promise<void> {
  const count = async (): Promise<number[]> => (await viewOf(live)).queues.map(({ entries }) => entries)
  await expect.poll(count, long).toEqual([onDisk(live, 'one').length, onDisk(live, 'two').length])
  for (const queue of ['one', 'two']) expect(await told(live, queue)).toEqual(onDisk(live, queue))
}

test(
  'events that the kernel has dropped, and a burst, end in the true state',
  { timeout: 240_000 },
  async () => {
    const live = await liveSpool(tooMany)
    // Nobody reads events meanwhile: this is the thread of the service.
    for (const name of names(tooMany)) move(live, name, 'one', 'two')
    await expectTrueState(live)

    // 10,000 in two seconds.
    const burst = names(10_000)
    for (let at = 0; at < burst.length; at += 100) {
      for (const name of burst.slice(at, at + 100)) move(live, name, 'two', 'one')
      await pause(20)
    }
    await expectTrueState(live)
  },
)

test(
  'a queue that vanishes is said to be lost, and read again when it is back',
  { timeout: 240_000 },
  async () => {
    const live = await liveSpool(20)
    const { dir } = live.view
    renameSync(join(dir, 'one'), join(dir, '..', 'away'))
    await expect
      .poll(async () => (await viewOf(live)).lost, long)
      .toEqual({ code: 'spool-gone', path: join(dir, 'one') })
    await expect.poll(async () => (await viewOf(live)).queues[0]?.entries, long).toBe(0)

    rmSync(join(dir, '..', 'away', 'entry-00007'))
    renameSync(join(dir, '..', 'away'), join(dir, 'one'))
    await expect.poll(async () => (await viewOf(live)).lost, long).toBe(null)
    await expectTrueState(live)

    // It is watched again.
    renameSync(join(dir, 'one', 'entry-00003'), join(dir, 'two', 'entry-00003'))
    await expectTrueState(live)
  },
)
