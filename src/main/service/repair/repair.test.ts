import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeSpool } from '../../../../test/health-bed.ts'
import { openRepairBed, type RepairBed } from '../../../../test/repair-bed.ts'
import { temporaryDirectory, treeOf, unpackFixture } from '../../../../test/reference.ts'
import type { RepairPlan } from '../../../contract/views.ts'
import { problemId } from '../health/problem-view.ts'

const hourMs = 3_600_000

function metadata(id: string, status: string, dir: string): string {
  return (
    `((spool_dir ${dir})(id ${id})(flows())(parent_id P)(spool_date(2023-11-14 22:13:20.123456Z))` +
    `(next_hop_choices())(retry_intervals())(remaining_recipients())(failed_recipients())(relay_attempts())` +
    `(status ${status})(envelope_info((sender <>)(recipients())(rejected_recipients())(route())(id P))))`
  )
}

let dir: string
let bed: RepairBed

beforeEach(() => {
  dir = join(temporaryDirectory(), 'spool')
  makeSpool(dir)
  bed = bedOf(dir)
})

function bedOf(spoolDir: string, queues?: readonly string[]): RepairBed {
  const dataDir = temporaryDirectory()
  return openRepairBed(queues === undefined ? { dir: spoolDir, dataDir } : { dir: spoolDir, dataDir, queues })
}

function put(path: string, contents = '', ageMs = hourMs): void {
  writeFileSync(join(dir, path), contents)
  const mtime = (Date.now() - ageMs) / 1000
  utimesSync(join(dir, path), mtime, mtime)
}

/** A message with everything that belongs to it. */
function message(name: string, place: string, status: string, ageMs = hourMs): void {
  put(`.registry/${name}`, '', ageMs)
  put(`.data/${name}`, `body of ${name}`, ageMs)
  put(`${place}/${name}`, metadata(name, status, dir), ageMs)
}

const operations = (plan: RepairPlan): string[] =>
  plan.steps.map(({ operation }) => operation.replace(plan.quarantineDir, 'ASIDE'))

/** Repairs everything, and answers the tree before and after. */
async function repaired(options: Parameters<RepairBed['plan']>[0] = {}) {
  const before = treeOf(dir)
  const plan = await bed.plan(options)
  expect(treeOf(dir)).toEqual(before)
  const job = await bed.apply(plan)
  expect(job).toMatchObject({ state: 'done', failed: 0, total: plan.steps.length })
  return { before, plan, operations: operations(plan) }
}

/** Undoes the repair: nothing of it is left. */
async function takenBack(before: ReturnType<typeof treeOf>): Promise<void> {
  const job = await bed.undo()
  expect(job).toMatchObject({ state: 'done', failed: 0 })
  expect(treeOf(dir)).toEqual(before)
  expect(readdirSync(dirname(dir))).toEqual(['spool'])
}

describe('each rule', () => {
  test('a stale checkout goes back to its queue', async () => {
    message('x', 'active/.checkout', 'Send_now')
    const { before, operations, plan } = await repaired()
    expect(operations).toEqual(['rename active/.checkout/x → active/x'])
    expect(plan.steps[0]).toMatchObject({ kind: 'return-checkout', drops: null, step: 1 })
    expect(plan.steps[0]!.reason).toContain('took it 1 h ago')
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('one whose next status was written already goes where it was going', async () => {
    message('x', 'active/.checkout', 'Frozen')
    const { before, operations } = await repaired()
    expect(operations).toEqual(['rename active/.checkout/x → frozen/x'])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('a checkout that somebody holds is left alone', async () => {
    message('x', 'active/.checkout', 'Send_now', 1000)
    put('frozen/x', metadata('x', 'Frozen', dir))
    const plan = await bed.plan()
    expect(plan.steps).toEqual([])
    expect(plan.left).toHaveLength(1)
    expect(plan.left[0]!.reason).toContain('Somebody has held the entry')
  })

  test('a name that was reserved and never used is dropped after its age limit, with what was written of it', async () => {
    put('.registry/x')
    put('.registry/y')
    put('.tmp/y', 'metadata')
    put('.data/y', 'body')
    put('.registry/young', '', 1000)
    const { before, operations, plan } = await repaired()
    expect(operations).toEqual([
      'rename .registry/x → ASIDE/.registry/x',
      'rename .data/y → ASIDE/.data/y',
      'rename .tmp/y → ASIDE/.tmp/y',
      'rename .registry/y → ASIDE/.registry/y',
    ])
    expect(plan.left).toHaveLength(1)
    expect(plan.left[0]!.reason).toContain('may be being added')
    expect(readFileSync(join(plan.quarantineDir, '.data/y'), 'utf8')).toBe('body')
    expect((await bed.check()).map(({ file }) => file.filename)).toEqual(['young'])
    await takenBack(before)
  })

  test('data and temporary files of no entry are set aside', async () => {
    put('.data/x', 'body')
    put('.tmp/x', 'metadata')
    put('.tmp/y.tmp.abcDEF', 'half')
    const { before, operations } = await repaired()
    expect(operations).toEqual([
      'rename .data/x → ASIDE/.data/x',
      'rename .tmp/x → ASIDE/.tmp/x',
      'rename .tmp/y.tmp.abcDEF → ASIDE/.tmp/y.tmp.abcDEF',
    ])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('a temporary that is being written is left alone', async () => {
    put('.data/y.tmp.abcDEF', 'half', 1000)
    const plan = await bed.plan()
    expect([plan.steps, plan.left.length]).toEqual([[], 1])
  })

  test('a stale temporary of an entry that is in order goes, the entry stays', async () => {
    message('x', 'frozen', 'Frozen')
    put('.tmp/x', 'old')
    const { before, operations } = await repaired()
    expect(operations).toEqual(['rename .tmp/x → ASIDE/.tmp/x'])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('metadata without registry gets its registry file, also in a checkout', async () => {
    message('x', 'frozen', 'Frozen')
    message('y', 'active/.checkout', 'Send_now')
    message('z', 'active/.checkout', 'Send_now', 1000)
    for (const name of ['x', 'y', 'z']) rmSync(join(dir, '.registry', name))
    const { before, operations } = await repaired()
    expect(operations).toEqual([
      'create .registry/x',
      'create .registry/y',
      'rename active/.checkout/y → active/y',
      'create .registry/z',
    ])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('of duplicates the newest valid copy is kept', async () => {
    message('x', 'active', 'Send_now', 3 * hourMs)
    put('frozen/x', metadata('x', 'Frozen', dir), 2 * hourMs)
    put('removed/x', '(unreadable', hourMs)
    const { before, operations, plan } = await repaired()
    expect(operations).toEqual(['rename active/x → ASIDE/active/x', 'rename removed/x → ASIDE/removed/x'])
    expect(plan.steps.map(({ keeps }) => keeps)).toEqual(['frozen/x', 'frozen/x'])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('an entry without data is set aside with its metadata', async () => {
    message('x', 'frozen', 'Frozen')
    rmSync(join(dir, '.data/x'))
    const { before, operations } = await repaired()
    expect(operations).toEqual(['rename frozen/x → ASIDE/frozen/x', 'rename .registry/x → ASIDE/.registry/x'])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('an entry whose metadata nobody can read is set aside with all that belongs to it', async () => {
    message('x', 'frozen', 'Frozen')
    put('frozen/x', '(cut')
    const { before, operations } = await repaired()
    expect(operations).toEqual([
      'rename frozen/x → ASIDE/frozen/x',
      'rename .data/x → ASIDE/.data/x',
      'rename .registry/x → ASIDE/.registry/x',
    ])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('a status that contradicts the queue: the entry moves to the queue of its status', async () => {
    message('x', 'active', 'Frozen')
    message('y', 'frozen', 'Delivered')
    const { before, operations, plan } = await repaired()
    expect(operations).toEqual(['rename active/x → frozen/x', 'write frozen/y, rename frozen/y → removed/y'])
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['move-entry', 'rewrite-metadata'])
    expect(readFileSync(join(dir, 'removed/y'), 'utf8')).toContain('(status Removed)')
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('or gets the status of its queue', async () => {
    message('x', 'active', 'Frozen')
    message('y', 'quarantine', 'Removed')
    const { before, operations, plan } = await repaired({ statusMismatch: 'set-status-of-queue' })
    expect(operations).toEqual(['write active/x', 'write quarantine/y'])
    const { diff } = plan.steps[0]!
    expect([diff!.before.includes('(status Frozen)'), diff!.after.includes('(status Send_now)')]).toEqual([
      true,
      true,
    ])
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('an id that contradicts the name is set to the name', async () => {
    message('x', 'frozen', 'Frozen')
    put('frozen/x', metadata('somebody-else', 'Frozen', dir))
    const { before, operations } = await repaired()
    expect(operations).toEqual(['write frozen/x'])
    expect(readFileSync(join(dir, 'frozen/x'), 'utf8')).toBe(metadata('x', 'Frozen', dir))
    expect(await bed.check()).toEqual([])
    await takenBack(before)
  })

  test('what is only old in its queue, or names another spool, is left with a reason', async () => {
    message('x', 'frozen', 'Frozen')
    message('y', 'frozen', 'Frozen')
    put('frozen/y', metadata('y', 'Frozen', '/somewhere/else'))
    const plan = await bed.plan({ limits: { maxQueueAgesMs: { frozen: 1000 } } })
    expect(plan.steps).toEqual([])
    expect(plan.left.map(({ reason }) => reason.slice(0, 30))).toEqual([
      'The entry is in order, it only',
      'The entry is in order, it only',
      'Nothing is broken here. If the',
    ])
  })
})

describe('a plan', () => {
  test('can be for some of the problems only', async () => {
    put('.data/x')
    put('.data/y')
    const problems = (await bed.check())
      .filter(({ file }) => file.filename === 'y')
      .map((problem) => problemId(problem))
    expect(operations(await bed.plan({ problems }))).toEqual(['rename .data/y → ASIDE/.data/y'])
  })

  test('of nothing is done at once, and leaves nothing in the journal', async () => {
    const job = await bed.apply(await bed.plan())
    expect(job).toMatchObject({ state: 'done', total: 0, operation: null })
    await expect(bed.undo()).rejects.toMatchObject({ failure: { code: 'not-undoable' } })
  })

  test('is carried out once', async () => {
    put('.data/x')
    const plan = await bed.plan()
    await bed.apply(plan)
    await expect(bed.apply(plan)).rejects.toMatchObject({
      failure: { code: 'invalid-argument', argument: 'plan' },
    })
  })

  test('skips what is not as planned, and says so', async () => {
    message('moved', 'active/.checkout', 'Send_now')
    message('touched', 'active/.checkout', 'Send_now')
    put('.data/rewritten', 'a')
    message('taken', 'frozen', 'Frozen')
    rmSync(join(dir, '.data/taken'))
    const plan = await bed.plan()
    rmSync(join(dir, 'active/.checkout/moved'))
    put('active/.checkout/touched', metadata('touched', 'Send_now', dir), 0)
    put('.data/rewritten', 'b')
    rmSync(join(dir, 'frozen/taken'))
    const before = treeOf(dir)
    const job = await bed.apply(plan)
    expect(job).toMatchObject({ state: 'done', total: 5, failed: 5 })
    expect(treeOf(dir)).toEqual(before)
    expect(existsSync(plan.quarantineDir)).toBe(false)
    for (const result of await bed.results(job)) expect(result).toMatchObject({ failure: {} })
  })

  test('undone in part: what has changed since stays', async () => {
    put('.data/x', 'old x')
    put('.data/y', 'old y')
    await bed.apply(await bed.plan())
    put('.data/x', 'new x')
    expect(await bed.undo()).toMatchObject({ succeeded: 1, failed: 1 })
    expect(readFileSync(join(dir, '.data/x'), 'utf8')).toBe('new x')
    expect(readFileSync(join(dir, '.data/y'), 'utf8')).toBe('old y')
  })

  test('undone and redone', async () => {
    message('x', 'active/.checkout', 'Frozen')
    put('.data/y')
    await bed.apply(await bed.plan())
    const after = treeOf(dirname(dir))
    await bed.undo()
    expect(await bed.redo()).toMatchObject({ failed: 0, succeeded: 2 })
    expect(treeOf(dirname(dir))).toEqual(after)
  })

  test('uses another directory when there is one of that date', async () => {
    put('.data/x')
    const first = await bed.plan()
    mkdirSync(first.quarantineDir)
    const second = await bed.plan()
    expect(second.quarantineDir).not.toBe(first.quarantineDir)
    expect(dirname(second.quarantineDir)).toBe(dirname(dir))
    expect(second.quarantineDir).toMatch(/\/bobbin-quarantine-\d{4}-\d{2}-\d{2}T/)
  })
})

describe('the reference’s fixtures', () => {
  for (const [fixture, queues] of [
    ['message-problems', undefined],
    ['widget-problems', ['queue1', 'queue2', 'queue3']],
  ] as const) {
    test(`${fixture} is mended, and broken again by undo`, async () => {
      dir = unpackFixture(fixture)
      bed = bedOf(dir, queues)
      const { before, plan } = await repaired()
      expect(plan.left).toEqual([])
      expect(await bed.check()).toEqual([])
      await takenBack(before)
    })
  }
})
