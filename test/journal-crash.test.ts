import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killedOneAfterTheOther, runChild } from './crash/run-child.ts'
import { makeSpool, openBed, type Bed } from './health-bed.ts'
import { temporaryDirectory, treeOf } from './reference.ts'

const count = 2

function metadata(number: number, dir: string, status: string): string {
  return (
    `((spool_dir ${dir})(id x-${number})(flows())(parent_id P)(spool_date(2023-11-14 22:13:20.123456Z))` +
    `(next_hop_choices())(retry_intervals())(remaining_recipients())(failed_recipients())(relay_attempts())` +
    `(status ${status})(envelope_info((sender <>)(recipients())(rejected_recipients())(route())(id P))))`
  )
}

function spoolOfTwo(): { readonly dir: string; readonly dataDir: string } {
  const dir = join(temporaryDirectory(), 'spool')
  makeSpool(dir)
  for (let number = 0; number < count; number++) {
    writeFileSync(join(dir, `.registry/x-${number}`), '')
    writeFileSync(join(dir, `.data/x-${number}`), 'data')
    writeFileSync(join(dir, `active/x-${number}`), metadata(number, dir, 'Send_now'))
  }
  return { dir, dataDir: join(temporaryDirectory(), 'data') }
}

async function journalOf(bed: Bed) {
  const { operations } = await bed.journals
    .operations(bed.connection)
    .readJournal({ spool: 'spool', offset: 0, limit: 10 })
  return operations
}

/** Which messages are frozen; each of them is in one place, as it should be there. */
function frozenOf(dir: string, killAt: number): number[] {
  for (const empty of ['.tmp', 'active/.checkout', 'frozen/.checkout']) {
    expect([killAt, empty, readdirSync(join(dir, empty))]).toEqual([killAt, empty, []])
  }
  return Array.from({ length: count }, (_, number) => number).filter((number) => {
    const places = ['active', 'frozen'].filter((queue) =>
      readdirSync(join(dir, queue)).includes(`x-${number}`),
    )
    expect([killAt, places.length]).toEqual([killAt, 1])
    const isFrozen = places[0] === 'frozen'
    const text = readFileSync(join(dir, places[0]!, `x-${number}`), 'utf8')
    expect([killAt, text]).toEqual([killAt, metadata(number, dir, isFrozen ? 'Frozen' : 'Send_now')])
    return isFrozen
  })
}

/** Kills at `killAt`, starts again, looks; false when there was nothing left to kill. */
async function killedAt(killAt: number): Promise<boolean> {
  const { dir, dataDir } = spoolOfTwo()
  const original = treeOf(dir)
  const wasKilled = !(await runChild('act-on-many.ts', [
    dir,
    dataDir,
    String(count),
    'freeze',
    String(killAt),
  ]))

  const bed = openBed({ dir, dataDir })
  const frozen = frozenOf(dir, killAt)
  const [entry] = await journalOf(bed)
  if (entry === undefined) {
    // It was killed before it had written that it would begin.
    expect(treeOf(dir)).toEqual(original)
    return wasKilled
  }
  expect([killAt, entry.succeeded]).toEqual([killAt, frozen.length])
  expect(entry.state).toBe(frozen.length === count ? 'done' : 'interrupted')
  expect(entry.undoable).toBe(frozen.length > 0)

  // What was done can be taken back, and what was not can be done.
  const operations = bed.journals.operations(bed.connection)
  if (entry.redoable && killAt % 2 === 0) {
    const redone = await bed.ended(await operations.redo({ spool: 'spool', operation: entry.operation }))
    expect([killAt, redone.succeeded]).toEqual([killAt, count - frozen.length])
    expect([killAt, frozenOf(dir, killAt)]).toEqual([killAt, [0, 1]])
  }
  if ((await journalOf(bed)).at(-1)?.undoable === true) {
    await bed.ended(await operations.undo({ spool: 'spool', operation: entry.operation }))
    expect((await journalOf(bed)).at(-1)?.state).toBe('undone')
  }
  expect([killAt, treeOf(dir)]).toEqual([killAt, original])
  return wasKilled
}

test(
  'a bulk move that is killed before each of its file operations is finished or undone, and the journal tells which',
  { timeout: 240_000 },
  async () => {
    expect(await killedOneAfterTheOther(killedAt)).toBeGreaterThan(30)
  },
)

/** Freezes both as an operation of the journal. */
async function frozenBoth(dir: string, dataDir: string): Promise<void> {
  const bed = openBed({ dir, dataDir })
  const state = (queue: string, number: number, status: string) => ({
    queue,
    checkedOut: false,
    metadata: metadata(number, dir, status),
  })
  const moves = Array.from({ length: count }, (_, number) => ({
    name: `x-${number}`,
    from: state('active', number, 'Send_now'),
    to: state('frozen', number, 'Frozen'),
  }))
  await bed.move('Freeze 2 messages', moves)
}

/** Kills undo at `killAt`, starts again, and brings it to its end, or turns it back first. */
async function undoKilledAt(killAt: number): Promise<boolean> {
  const { dir, dataDir } = spoolOfTwo()
  const original = treeOf(dir)
  await frozenBoth(dir, dataDir)
  const wasKilled = !(await runChild('act-on-many.ts', [dir, dataDir, String(count), 'undo', String(killAt)]))

  const bed = openBed({ dir, dataDir })
  const frozen = frozenOf(dir, killAt)
  const entry = (await journalOf(bed)).at(-1)!
  expect([killAt, entry.undoable, entry.redoable]).toEqual([killAt, frozen.length > 0, frozen.length < count])
  const operations = bed.journals.operations(bed.connection)
  if (entry.redoable && killAt % 2 === 0) {
    await bed.ended(await operations.redo({ spool: 'spool', operation: entry.operation }))
    expect([killAt, frozenOf(dir, killAt)]).toEqual([killAt, [0, 1]])
  }
  if ((await journalOf(bed)).at(-1)?.undoable === true) {
    const undone = await bed.ended(await operations.undo({ spool: 'spool', operation: entry.operation }))
    expect([killAt, undone.failed]).toEqual([killAt, 0])
  }
  expect([killAt, (await journalOf(bed)).at(-1)?.state]).toEqual([killAt, 'undone'])
  expect([killAt, treeOf(dir)]).toEqual([killAt, original])
  return wasKilled
}

test(
  'an undo that is killed before each of its file operations is finished, or turned back',
  {
    timeout: 240_000,
  },
  async () => {
    expect(await killedOneAfterTheOther(undoKilledAt)).toBeGreaterThan(20)
  },
)

/** Kills an erasure at `killAt` and starts again: each message is there with all that belongs to it, or is gone. */
async function erasureKilledAt(killAt: number): Promise<boolean> {
  const { dir, dataDir } = spoolOfTwo()
  const original = treeOf(dir)
  const child = [dir, dataDir, String(count), 'delete', String(killAt)]
  const wasKilled = !(await runChild('act-on-many.ts', child))

  const bed = openBed({ dir, dataDir })
  const left = readdirSync(join(dir, 'active')).filter((name) => name !== '.checkout')
  const isLeft = ({ path }: { readonly path: string }): boolean =>
    !/x-\d$/.test(path) || left.some((name) => path.endsWith(name))
  expect([killAt, treeOf(dir)]).toEqual([killAt, original.filter(isLeft)])
  const [entry] = await journalOf(bed)
  expect([killAt, entry?.succeeded ?? 0]).toEqual([killAt, count - left.length])
  return wasKilled
}

test(
  'an erasure that is killed before each of its file operations leaves every message whole or gone',
  {
    timeout: 240_000,
  },
  async () => {
    expect(await killedOneAfterTheOther(erasureKilledAt)).toBeGreaterThan(20)
  },
)
