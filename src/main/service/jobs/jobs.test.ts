import { expect, test } from 'vitest'
import { FailureError } from '../../../contract/failure.ts'
import type { SpoolEvent } from '../../../contract/events.ts'
import type { EntryResult, JobView } from '../../../contract/views.ts'
import type { ConnectionContext, ServiceContext } from '../context.ts'
import type { JobWork } from './job-work.ts'
import { createJobs } from './jobs.ts'

function setUp() {
  const events: JobView[] = []
  const faults: unknown[] = []
  let ids = 0
  const context = {
    now: () => 1000,
    newId: (prefix: string) => `${prefix}-${++ids}`,
    emit: (event: SpoolEvent) => {
      if (event.kind === 'job-changed') events.push(event.job)
    },
    fault: (error: unknown) => faults.push(error),
  } as unknown as ServiceContext
  const jobs = createJobs(context)
  return { jobs, api: jobs.operations(context as ConnectionContext), events, faults }
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at}`)
const done = (name: string): EntryResult => ({ kind: 'done', name, from: 'active', to: 'frozen' })

function workOn(entries: readonly string[], more: Partial<JobWork<string>> = {}): JobWork<string> {
  return {
    spool: 'spool-1',
    title: 'Freeze',
    action: 'freeze',
    total: entries.length,
    entries,
    run: (name) => Promise.resolve(done(name)),
    ...more,
  }
}

/** A run whose entries go on when told. */
function heldRun() {
  const waiting: { name: string; go: () => void }[] = []
  let entered: () => void = () => undefined
  return {
    waiting,
    entries: (count: number) =>
      new Promise<void>((resolve) => {
        entered = () => {
          if (waiting.length >= count) resolve()
        }
        entered()
      }),
    run: async (name: string) => {
      await new Promise<void>((go) => {
        waiting.push({ name, go })
        entered()
      })
      return done(name)
    },
  }
}

test('a job does its work and keeps a result for each entry', async () => {
  const { jobs, api } = setUp()
  const started = jobs.start(workOn(names(100)))
  expect(started).toMatchObject({ state: 'running', done: 0, total: 100, startedMs: 1000, endedMs: null })
  const ended = await api.awaitJob({ job: started.job })
  expect(ended).toMatchObject({ state: 'done', done: 100, succeeded: 100, failed: 0, failure: null })
  const { total, results } = await api.readJobResults({ job: started.job, offset: 98, limit: 10 })
  expect(total).toBe(100)
  expect(results).toHaveLength(2)
})

test('entries that fail leave the others alone', async () => {
  const { jobs, api } = setUp()
  const failing = (name: string): Promise<EntryResult> =>
    Promise.resolve(
      name.endsWith('3')
        ? { kind: 'failed', name, from: 'active', failure: { code: 'not-found', name } }
        : done(name),
    )
  const { job } = jobs.start(workOn(names(20), { run: failing }))
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'done', succeeded: 18, failed: 2 })
  const failed = await api.readJobResults({ job, offset: 0, limit: 10, failedOnly: true })
  expect(failed.results.map((result) => result.name)).toEqual(['n3', 'n13'])
})

test('no more entries are under way at a time than allowed, and none is begun twice', async () => {
  const { jobs, api } = setUp()
  const held = heldRun()
  const { job } = jobs.start(workOn(names(5), { run: held.run, concurrency: 2 }))
  await held.entries(2)
  expect(held.waiting.map(({ name }) => name)).toEqual(['n0', 'n1'])
  held.waiting[0]?.go()
  await held.entries(3)
  held.waiting[1]?.go()
  await held.entries(4)
  held.waiting[2]?.go()
  await held.entries(5)
  for (const { go } of held.waiting) go()
  expect(await api.awaitJob({ job })).toMatchObject({ done: 5 })
})

test('a paused job begins nothing until it is resumed', async () => {
  const { jobs, api } = setUp()
  const held = heldRun()
  const { job } = jobs.start(workOn(names(3), { run: held.run, concurrency: 1 }))
  await held.entries(1)
  expect(await api.pauseJob({ job })).toMatchObject({ state: 'paused' })
  held.waiting[0]?.go()
  // The entry that was under way is through; the turns of the event loop that the next one would take pass.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(held.waiting).toHaveLength(1)
  expect(await api.resumeJob({ job })).toMatchObject({ state: 'running', done: 1 })
  await held.entries(2)
  held.waiting[1]?.go()
  await held.entries(3)
  held.waiting[2]?.go()
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'done', done: 3 })
})

test('a cancelled job finishes what is under way and keeps what was done', async () => {
  const { jobs, api } = setUp()
  const held = heldRun()
  const finished: string[] = []
  const { job } = jobs.start(
    workOn(names(10), {
      run: held.run,
      concurrency: 2,
      finish: ({ state }) => Promise.resolve(void finished.push(state)),
    }),
  )
  await held.entries(2)
  const cancelled = api.cancelJob({ job })
  for (const { go } of held.waiting) go()
  expect(await cancelled).toMatchObject({ state: 'cancelled', done: 2, succeeded: 2 })
  expect(finished).toEqual(['cancelled'])
})

test('a paused job can be cancelled', async () => {
  const { jobs, api } = setUp()
  const { job } = jobs.start(workOn(names(10)))
  await api.pauseJob({ job })
  expect(await api.cancelJob({ job })).toMatchObject({ state: 'cancelled', done: 0 })
})

test('the rate holds for starts, can be changed, and does not delay the end', async () => {
  const { jobs, api } = setUp()
  // One start every twelve days: only the first entry may begin.
  const held = heldRun()
  const { job } = jobs.start(workOn(names(2), { run: held.run, ratePerSecond: 1e-6 }))
  await held.entries(1)
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(held.waiting).toHaveLength(1)
  expect(await api.setJobRate({ job, ratePerSecond: null })).toMatchObject({ ratePerSecond: null })
  await held.entries(2)
  for (const { go } of held.waiting) go()
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'done', done: 2 })

  const last = jobs.start(workOn(names(1), { ratePerSecond: 1e-6 }))
  expect(await api.awaitJob({ job: last.job })).toMatchObject({ state: 'done', done: 1 })
})

test('a full disk ends the job: no other entry is tried', async () => {
  const { jobs, api } = setUp()
  const full = { code: 'disk-full', path: '/spool' } as const
  const run = (name: string): Promise<EntryResult> =>
    Promise.resolve({ kind: 'failed', name, from: 'active', failure: full })
  const { job } = jobs.start(workOn(names(100), { run, concurrency: 1 }))
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'failed', done: 1, failure: full })
})

test('a fault of ours ends the job, and is reported', async () => {
  const { jobs, api, faults } = setUp()
  const fault = new TypeError('our fault')
  const { job } = jobs.start(workOn(names(100), { run: () => Promise.reject(fault), concurrency: 1 }))
  const ended = await api.awaitJob({ job })
  expect(ended).toMatchObject({ state: 'failed', failure: { code: 'internal', problem: 'our fault' } })
  expect(faults).toEqual([fault])
})

test('entries can be prepared in batches; when that fails the job fails with its reason', async () => {
  const { jobs, api } = setUp()
  const gone = { code: 'spool-gone', path: '/spool' } as const
  let returned = false
  async function* prepared() {
    try {
      yield 'a'
      yield 'b'
      await Promise.resolve()
      throw new FailureError(gone)
    } finally {
      returned = true
    }
  }
  const { job } = jobs.start(workOn([], { entries: prepared(), total: 3 }))
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'failed', done: 2, failure: gone })
  expect(returned).toBe(true)
})

test('progress is said at once, then now and then, and at the end', async () => {
  const { jobs, api, events } = setUp()
  const { job } = jobs.start(workOn(names(5000)))
  await api.awaitJob({ job })
  expect(events[0]).toMatchObject({ done: 0, state: 'running' })
  expect(events.at(-1)).toMatchObject({ done: 5000, state: 'done' })
  expect(events.length).toBeLessThan(100)
})

test('an ended job stays on the list until it is dismissed; a running one cannot be dismissed', async () => {
  const { jobs, api } = setUp()
  const held = heldRun()
  const { job } = jobs.start(workOn(names(1), { run: held.run }))
  await held.entries(1)
  await api.dismissJob({ job })
  expect(await api.listJobs({})).toHaveLength(1)
  held.waiting[0]?.go()
  await api.awaitJob({ job })
  await api.dismissJob({ job })
  expect(await api.listJobs({})).toEqual([])
  await expect(api.awaitJob({ job })).rejects.toMatchObject({ failure: { code: 'unknown-job', job } })
})

test('closing a spool cancels its jobs and waits for them', async () => {
  const { jobs, api } = setUp()
  const held = heldRun()
  const { job } = jobs.start(workOn(names(3), { run: held.run, concurrency: 1 }))
  const other = jobs.start(workOn(names(1), { spool: 'spool-2' }))
  await held.entries(1)
  const closed = jobs.spoolOpened?.({ id: 'spool-1' } as never).close()
  held.waiting[0]?.go()
  await closed
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'cancelled', done: 1 })
  expect(await api.awaitJob({ job: other.job })).toMatchObject({ state: 'done' })
})
