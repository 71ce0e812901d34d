import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { SpoolEvent } from '../src/contract/events.ts'
import type { SpoolApi } from '../src/contract/spool-api.ts'
import type { JobView, SpoolView } from '../src/contract/views.ts'
import { createService, type Service } from '../src/main/service/service.ts'
import { makeSpool } from './health-bed.ts'
import { temporaryDirectory, treeOf, unpackFixture } from './reference.ts'

const services: Service[] = []

afterEach(async () => {
  for (const service of services.splice(0)) await service.close()
})

interface Opened {
  readonly api: SpoolApi
  readonly spool: string
  readonly view: SpoolView
  readonly events: SpoolEvent[]
  /** Resolves when such an event has come. */
  readonly until: (isIt: (event: SpoolEvent) => boolean) => Promise<SpoolEvent>
}

async function open(dir: string, dataDir: string): Promise<Opened> {
  const service = createService({
    dataDir,
    durability: 'none',
    onFault: (error) => {
      throw error
    },
  })
  services.push(service)
  const connection = service.connect()
  const events: SpoolEvent[] = []
  const waiting = new Set<() => void>()
  connection.subscribe((event) => {
    events.push(event)
    for (const look of waiting) look()
  })
  const { api } = connection
  const view = await api.openSpool({ dir })
  const until = (isIt: (event: SpoolEvent) => boolean): Promise<SpoolEvent> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.find(isIt)
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  return { api, spool: view.spool, view, events, until }
}

async function done(api: SpoolApi, job: Promise<JobView>): Promise<JobView> {
  return api.awaitJob({ job: (await job).job })
}

function message(id: string, dir: string, status: string): string {
  return (
    `((spool_dir ${dir})(id ${id})(flows())(parent_id P)(spool_date(2023-11-14 22:13:20.123456Z))` +
    `(next_hop_choices())(retry_intervals())(remaining_recipients())(failed_recipients())(relay_attempts())` +
    `(status ${status})(envelope_info((sender <>)(recipients())(rejected_recipients())(route())(id P))))`
  )
}

function spoolOf(count: number): string {
  const dir = join(temporaryDirectory(), 'spool')
  mkdirSync(dir)
  makeSpool(dir)
  for (let number = 0; number < count; number++) {
    writeFileSync(join(dir, `.registry/x-${number}`), '')
    writeFileSync(join(dir, `.data/x-${number}`), 'data')
    writeFileSync(join(dir, `active/x-${number}`), message(`x-${number}`, dir, 'Send_now'))
  }
  return dir
}

const isEnd = (event: SpoolEvent): boolean => event.kind === 'problem-ended'

test('problems are seen, planned for, mended, and broken again', async () => {
  const dir = unpackFixture('message-problems')
  const original = treeOf(dir)
  const { api, spool, until, events } = await open(dir, temporaryDirectory())
  await until((event) => event.kind === 'problem-started')
  const problems = await api.listProblems({ spool })
  expect(problems).toHaveLength(10)
  const [view] = await api.listSpools({})
  expect(view?.health).toMatchObject({ state: 'problems', problems: 10, worst: 'missing-data' })

  const plan = await api.planRepair({ spool })
  expect(plan.left).toEqual([])
  expect(plan.quarantineDir.startsWith(join(dirname(dir), 'bobbin-quarantine-'))).toBe(true)
  const job = await done(api, api.applyRepair({ spool, plan: plan.plan }))
  expect(job).toMatchObject({ state: 'done', failed: 0, action: 'repair' })
  await until(isEnd)
  await expect.poll(() => api.listProblems({ spool })).toEqual([])

  events.length = 0
  const { operations } = await api.readJournal({ spool, offset: 0, limit: 10 })
  expect(operations).toMatchObject([{ action: 'repair', undoable: true, who: { pid: process.pid } }])
  const undone = await done(api, api.undo({ spool, operation: operations[0]!.operation }))
  expect(undone).toMatchObject({ state: 'done', failed: 0 })
  expect(treeOf(dir)).toEqual(original)
  await until((event) => event.kind === 'problem-started')
  await expect.poll(async () => (await api.listProblems({ spool })).length).toBeGreaterThan(5)
})

test('fifty are frozen, thawed by undo, and frozen again by redo of another process', async () => {
  const dir = spoolOf(50)
  const original = treeOf(dir)
  const dataDir = temporaryDirectory()
  const { api, spool } = await open(dir, dataDir)
  const list = await api.openList({ spool, filter: { queues: ['active'], query: '' }, sort: [] })
  const { selection, count } = await api.holdSelection({ list: list.list, rows: 'all' })
  expect(count).toBe(50)
  const frozen = await done(
    api,
    api.startAction({ spool, selection: { kind: 'held', selection }, action: { kind: 'freeze' } }),
  )
  expect(frozen).toMatchObject({ succeeded: 50 })
  const asFrozen = treeOf(dir)
  expect(frozen.operation).not.toBeNull()

  const other = await open(dir, dataDir)
  expect(await done(other.api, other.api.undo({ spool: other.spool }))).toMatchObject({
    succeeded: 50,
    failed: 0,
  })
  expect(treeOf(dir)).toEqual(original)
  expect(await done(api, api.redo({ spool }))).toMatchObject({ succeeded: 50, failed: 0 })
  expect(treeOf(dir)).toEqual(asFrozen)
  const { operations } = await other.api.readJournal({ spool: other.spool, offset: 0, limit: 10 })
  expect(operations.map(({ action, state }) => [action, state])).toEqual([
    ['redo', 'done'],
    ['undo', 'done'],
    ['freeze', 'done'],
  ])
})

test('undo is refused for what another process has moved since', async () => {
  const dir = spoolOf(1)
  const { api, spool } = await open(dir, temporaryDirectory())
  const entry = { key: { queue: 'active', name: 'x-0', checkedOut: false }, revision: null }
  const selection = { kind: 'entries', entries: [entry] } as const
  await done(api, api.startAction({ spool, selection, action: { kind: 'freeze' } }))
  renameSync(join(dir, 'frozen/x-0'), join(dir, 'removed/x-0'))
  const job = await done(api, api.undo({ spool }))
  expect(job).toMatchObject({ state: 'done', succeeded: 0, failed: 1 })
  const { results } = await api.readJobResults({ job: job.job, offset: 0, limit: 10 })
  expect(results).toMatchObject([{ kind: 'failed', failure: { code: 'changed', name: 'x-0' } }])
  expect(readdirSync(join(dir, 'removed'))).toContain('x-0')
})

describe('a spool with a live owner', () => {
  test('refuses changes until it is unlocked', async () => {
    const dir = spoolOf(2)
    renameSync(join(dir, 'active/x-1'), join(dir, 'active/.checkout/x-1'))
    const { api, spool, view } = await open(dir, temporaryDirectory())
    expect(view.access).toMatchObject({ kind: 'read-only', why: 'live-owner', canUnlock: true })
    const entry = { key: { queue: 'active', name: 'x-0', checkedOut: false }, revision: null }
    const freeze = {
      spool,
      selection: { kind: 'entries', entries: [entry] },
      action: { kind: 'freeze' },
    } as const
    await expect(api.startAction(freeze)).rejects.toMatchObject({
      failure: { code: 'read-only', why: 'live-owner' },
    })
    expect((await api.unlockSpool({ spool })).access).toEqual({ kind: 'read-write' })
    expect(await done(api, api.startAction(freeze))).toMatchObject({ succeeded: 1 })
  })
})
