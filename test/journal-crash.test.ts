import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runChild } from './crash/run-child.ts'
import { makeSpool, openBed } from './health-bed.ts'
import { temporaryDirectory, treeOf } from './reference.ts'

const queues = ['a', 'b']
const count = 2

function spoolOfTwo(): { readonly dir: string; readonly dataDir: string } {
  const dir = join(temporaryDirectory(), 'spool')
  makeSpool(dir, queues)
  for (let number = 0; number < count; number++) {
    writeFileSync(join(dir, `.registry/x-${number}`), '')
    writeFileSync(join(dir, `.data/x-${number}`), 'data')
    writeFileSync(join(dir, `a/x-${number}`), `before ${number}`)
  }
  return { dir, dataDir: join(temporaryDirectory(), 'data') }
}

async function journalOf(bed: ReturnType<typeof openBed>) {
  const { operations } = await bed.journals
    .operations(bed.connection)
    .readJournal({ spool: 'spool', offset: 0, limit: 10 })
  return operations
}

describe('a bulk move that is killed before each of its file operations in turn', () => {
  /** Kills at `killAt`, starts again, looks; false when there was nothing left to kill. */
  async function killedAt(killAt: number): Promise<boolean> {
    const { dir, dataDir } = spoolOfTwo()
    const original = treeOf(dir)
    const wasKilled = !(await runChild('move-many.ts', [dir, dataDir, String(count), String(killAt)]))

    const bed = openBed({ dir, dataDir, queues })
    const moved = Array.from({ length: count }, (_, number) => number).filter((number) => {
      const places = queues.filter((queue) => readdirSync(join(dir, queue)).includes(`x-${number}`))
      expect([killAt, places.length]).toEqual([killAt, 1])
      const text = readFileSync(join(dir, places[0]!, `x-${number}`), 'utf8')
      expect([killAt, text]).toEqual([killAt, places[0] === 'a' ? `before ${number}` : `after ${number}`])
      return places[0] === 'b'
    })
    for (const empty of ['.tmp', 'a/.checkout', 'b/.checkout']) {
      expect([killAt, empty, readdirSync(join(dir, empty))]).toEqual([killAt, empty, []])
    }

    const [entry] = await journalOf(bed)
    if (entry === undefined) {
      // It was killed before it had written that it would begin.
      expect(treeOf(dir)).toEqual(original)
      return wasKilled
    }
    expect([killAt, entry.succeeded]).toEqual([killAt, moved.length])
    expect(entry.state).toBe(moved.length === count ? 'done' : 'interrupted')
    expect(entry.undoable).toBe(moved.length > 0)

    // What was done can be taken back, and what was not can be done.
    const operations = bed.journals.operations(bed.connection)
    if (entry.redoable && killAt % 2 === 0) {
      const redone = await bed.ended(await operations.redo({ spool: 'spool', operation: entry.operation }))
      expect([killAt, redone.succeeded]).toEqual([killAt, count - moved.length])
      expect([killAt, readdirSync(join(dir, 'b'))]).toEqual([killAt, ['.checkout', 'x-0', 'x-1']])
    }
    if ((await journalOf(bed)).at(-1)?.undoable === true) {
      await bed.ended(await operations.undo({ spool: 'spool', operation: entry.operation }))
      expect((await journalOf(bed)).at(-1)?.state).toBe('undone')
    }
    expect([killAt, treeOf(dir)]).toEqual([killAt, original])
    return wasKilled
  }

  test(
    'is finished or undone, nothing is lost, and the journal tells which',
    { timeout: 240_000 },
    async () => {
      let killAt = 1
      while (await killedAt(killAt)) killAt++
      // As many operations as there are in two moves with their journal.
      expect(killAt).toBeGreaterThan(30)
    },
  )
})
