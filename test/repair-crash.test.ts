import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { killedOneAfterTheOther, runChild } from './crash/run-child.ts'
import { makeSpool } from './health-bed.ts'
import { openRepairBed, type RepairBed } from './repair-bed.ts'
import { temporaryDirectory, treeOf } from './reference.ts'

/** A spool in which each kind of step is needed. */
function brokenSpool(): { readonly dir: string; readonly dataDir: string } {
  const dir = join(temporaryDirectory(), 'spool')
  makeSpool(dir)
  const put = (path: string, text = ''): void => {
    writeFileSync(join(dir, path), text)
    utimesSync(join(dir, path), 1_700_000_000, 1_700_000_000)
  }
  const message = (id: string, status: string): string =>
    `((spool_dir ${dir})(id ${id})(flows())(parent_id P)(spool_date(2023-11-14 22:13:20.123456Z))` +
    `(next_hop_choices())(retry_intervals())(remaining_recipients())(failed_recipients())(relay_attempts())` +
    `(status ${status})(envelope_info((sender <>)(recipients())(rejected_recipients())(route())(id P))))`
  const registered = (name: string): void => {
    put(`.registry/${name}`)
    put(`.data/${name}`, `body of ${name}`)
  }
  registered('stale')
  put('active/.checkout/stale', message('stale', 'Send_now'))
  registered('misplaced')
  put('active/misplaced', message('misplaced', 'Frozen'))
  registered('renamed')
  put('frozen/renamed', message('other', 'Frozen'))
  put('.data/bare', 'body of bare')
  put('active/.checkout/bare', message('bare', 'Send_now'))
  put('.registry/reserved')
  put('.tmp/reserved', 'unfinished')
  return { dir, dataDir: join(temporaryDirectory(), 'data') }
}

async function repairOf(bed: RepairBed) {
  const { operations } = await bed.journals
    .operations(bed.connection)
    .readJournal({ spool: 'spool', offset: 0, limit: 10 })
  return operations.find(({ action }) => action === 'repair')
}

/** Kills at `killAt` and starts again; false when there was nothing left to kill. */
async function killedAt(killAt: number): Promise<boolean> {
  const { dir, dataDir } = brokenSpool()
  const original = treeOf(dir)
  const wasKilled = !(await runChild('repair-all.ts', [dir, dataDir, String(killAt)]))
  const bed = openRepairBed({ dir, dataDir })
  const entry = await repairOf(bed)
  expect([killAt, entry?.state === 'running']).toEqual([killAt, false])

  if (killAt % 2 === 0) {
    // Finished: what the journal says is left, or a new plan where it does not know of any.
    if (entry?.redoable === true) expect(await bed.redo(entry.operation)).toMatchObject({ failed: 0 })
    else {
      const plan = await bed.plan()
      if (plan.steps.length > 0) expect(await bed.apply(plan)).toMatchObject({ failed: 0 })
    }
    expect([killAt, await bed.check()]).toEqual([killAt, []])
    const entries = ['active', 'frozen'].map((queue) =>
      readdirSync(join(dir, queue)).filter((name) => name !== '.checkout'),
    )
    expect([killAt, ...entries]).toEqual([killAt, ['bare', 'stale'], ['misplaced', 'renamed']])
  }
  // Taken back: all of it, whatever had been done.
  while ((await repairOf(bed))?.undoable === true) expect(await bed.undo()).toMatchObject({ failed: 0 })
  expect([killAt, treeOf(dir)]).toEqual([killAt, original])
  expect([killAt, readdirSync(dirname(dir))]).toEqual([killAt, ['spool']])
  return wasKilled
}

test(
  'a repair that is killed before each of its file operations is finished or undone when it is started again',
  { timeout: 240_000 },
  async () => {
    expect(await killedOneAfterTheOther(killedAt)).toBeGreaterThan(40)
  },
)
