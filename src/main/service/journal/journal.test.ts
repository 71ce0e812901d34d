import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeSpool, openBed, type Bed, type Move } from '../../../../test/health-bed.ts'
import { temporaryDirectory, treeOf } from '../../../../test/reference.ts'
import type { JournalEntry } from '../../../contract/views.ts'
import { liveOperations } from './who.ts'

const queues = ['a', 'b']

let dir: string
let dataDir: string
let bed: Bed

beforeEach(() => {
  dir = join(temporaryDirectory(), 'spool')
  dataDir = join(temporaryDirectory(), 'data')
  makeSpool(dir, queues)
  bed = openBed({ dir, dataDir, queues })
})

function put(name: string, queue = 'a', metadata = `metadata of ${name}`): void {
  writeFileSync(join(dir, '.registry', name), '')
  writeFileSync(join(dir, '.data', name), `data of ${name}`)
  writeFileSync(join(dir, queue, name), metadata)
}

function moveOf(name: string, to = 'b', metadata = `metadata of ${name}`): Move {
  const from = { queue: 'a', checkedOut: false, metadata: `metadata of ${name}` }
  return { name, from, to: { queue: to, checkedOut: false, metadata } }
}

async function entries(of: Bed = bed): Promise<readonly JournalEntry[]> {
  const operations = of.journals.operations(of.connection)
  return (await operations.readJournal({ spool: 'spool', offset: 0, limit: 1000 })).operations
}

const briefly = (entry: JournalEntry): string =>
  `${entry.title}: ${entry.state}, ${entry.succeeded} of ${entry.entries}` +
  (entry.undoable ? ', undo' : '') +
  (entry.redoable ? ', redo' : '')

async function changes(title: string): Promise<string[]> {
  const operation = (await entries()).find((entry) => entry.title === title)!.operation
  const operations = bed.journals.operations(bed.connection)
  const page = await operations.readOperation({ spool: 'spool', operation, offset: 0, limit: 500 })
  expect(page.total).toBe(page.changes.length)
  return page.changes.map(({ name, from, to, outcome }) => `${name}: ${from} → ${to}, ${outcome.kind}`)
}

async function takeBack(kind: 'undo' | 'redo', operation?: string, of: Bed = bed) {
  const operations = of.journals.operations(of.connection)
  const job = await operations[kind]({ spool: 'spool', ...(operation === undefined ? {} : { operation }) })
  const ended = await of.ended(job)
  return { ended, results: await of.results(job) }
}

const journalDir = (): string => join(dataDir, 'journal', readdirSync(join(dataDir, 'journal'))[0]!)
const logText = (): string => readFileSync(join(journalDir(), 'journal-000001.jsonl'), 'utf8')

describe('what is written down', () => {
  test('before it is carried out: who, what, from where to where, metadata before and after', async () => {
    put('x')
    const recording = await bed.journals.recorder.begin({
      spool: bed.spool,
      title: 'Freeze x',
      action: 'freeze',
      entries: 1,
    })
    const { name, from, to } = moveOf('x', 'b', 'metadata and more of x')
    await recording.intend([{ name, before: from, after: to }])
    const records = logText()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(records).toMatchObject([
      { kind: 'begin', title: 'Freeze x', action: 'freeze', who: { pid: process.pid }, changes: 1 },
      {
        kind: 'intend',
        changes: [{ name: 'x', before: { queue: 'a', metadata: 'metadata of x' }, after: { queue: 'b' } }],
      },
    ])
    expect((await entries()).map(briefly)).toEqual(['Freeze x: running, 0 of 1'])
    await recording.end('done')
  })

  test('for the user alone', async () => {
    put('x')
    await bed.move('Move x', [moveOf('x')])
    expect(statSync(journalDir()).mode & 0o777).toBe(0o700)
    expect(statSync(join(journalDir(), 'journal-000001.jsonl')).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(journalDir(), 'spool.json'), 'utf8'))).toEqual({ spool: dir })
  })

  test('newest first, page by page, and for every process that asks', async () => {
    const other = openBed({ dir, dataDir, queues })
    for (const name of ['x', 'y', 'z']) {
      put(name)
      await (name === 'y' ? other : bed).move(`Move ${name}`, [moveOf(name)])
    }
    const operations = bed.journals.operations(bed.connection)
    const page = await operations.readJournal({ spool: 'spool', offset: 1, limit: 1 })
    expect([page.total, page.operations.map(({ title }) => title)]).toEqual([3, ['Move y']])
    expect((await entries(other)).map(({ title }) => title)).toEqual(['Move z', 'Move y', 'Move x'])
  })

  test('a torn end is skipped, and what follows is read', async () => {
    put('x')
    put('y')
    await bed.move('Move x', [moveOf('x')])
    appendFileSync(join(journalDir(), 'journal-000001.jsonl'), '\n{"kind":"begin","operation":"torn","at')
    await bed.move('Move y', [moveOf('y')])
    const fresh = openBed({ dir, dataDir, queues })
    expect((await entries(fresh)).map(briefly)).toEqual([
      'Move y: done, 1 of 1, undo',
      'Move x: done, 1 of 1, undo',
    ])
  })

  test('what cannot be written down is not done', async () => {
    put('x')
    const before = treeOf(dir)
    // Where its directory should be there is a file: for root, too, it cannot be written.
    writeFileSync(dataDir, '')
    await expect(bed.move('Move x', [moveOf('x')])).rejects.toMatchObject({
      failure: { code: 'journal-unwritable', errno: 'ENOTDIR' },
    })
    expect(treeOf(dir)).toEqual(before)
  })

  test.skipIf(!existsSync('/dev/full'))('a full disk is no fault, and leaves nothing running', async () => {
    put('x')
    await bed.move('Move x', [moveOf('x')])
    renameSync(join(journalDir(), 'journal-000001.jsonl'), join(journalDir(), 'away'))
    symlinkSync('/dev/full', join(journalDir(), 'journal-000001.jsonl'))
    put('y')
    const before = treeOf(dir)
    await expect(bed.move('Move y', [moveOf('y')])).rejects.toMatchObject({
      failure: { code: 'journal-unwritable', errno: 'ENOSPC' },
    })
    expect(treeOf(dir)).toEqual(before)
    expect(liveOperations.size).toBe(0)
  })

  test('a log that is full is followed by the next', async () => {
    put('x')
    await bed.move('Move x', [moveOf('x')])
    appendFileSync(join(journalDir(), 'journal-000001.jsonl'), ' '.repeat(4 * 1024 * 1024))
    put('y')
    await bed.move('Move y', [moveOf('y')])
    expect(readdirSync(journalDir()).sort()).toEqual([
      'journal-000001.jsonl',
      'journal-000002.jsonl',
      'spool.json',
    ])
    expect((await entries()).map(({ title }) => title)).toEqual(['Move y', 'Move x'])
  })

  test('bytes and odd names survive', async () => {
    const name = 'é\udcff" \\ 𝄞'
    const path = (queue: string): Buffer =>
      Buffer.concat([Buffer.from(`${dir}/${queue}/é`), Buffer.of(0xff), Buffer.from('" \\ 𝄞')])
    const before = '\0\x01\xff\xfe end'
    for (const queue of ['.registry', '.data']) writeFileSync(path(queue), '')
    writeFileSync(path('a'), Buffer.from(before, 'latin1'))
    const from = { queue: 'a', checkedOut: false, metadata: before }
    await bed.move('Move', [
      { name, from, to: { queue: 'b', checkedOut: false, metadata: '\xff\xfe\x80 end' } },
    ])
    expect(readFileSync(path('b')).toString('latin1')).toBe('\xff\xfe\x80 end')
    await takeBack('undo', undefined, openBed({ dir, dataDir, queues }))
    expect(readFileSync(path('a')).toString('latin1')).toBe(before)
  })
})

describe('undo and redo', () => {
  test('of one entry, back and forth, by another process', async () => {
    put('x')
    const before = treeOf(dir)
    await bed.move('Freeze x', [moveOf('x', 'b', 'frozen x')])
    const after = treeOf(dir)
    const fresh = openBed({ dir, dataDir, queues })
    expect((await takeBack('undo', undefined, fresh)).results).toEqual([
      { kind: 'done', name: 'x', from: 'b', to: 'a' },
    ])
    expect(treeOf(dir)).toEqual(before)
    expect((await entries()).map(briefly)).toEqual([
      'Undo “Freeze x”: done, 1 of 1',
      'Freeze x: undone, 1 of 1, redo',
    ])
    await takeBack('redo', undefined, bed)
    expect(treeOf(dir)).toEqual(after)
    expect((await entries()).map(briefly)[2]).toBe('Freeze x: done, 1 of 1, undo')
    await takeBack('undo', undefined, fresh)
    expect(treeOf(dir)).toEqual(before)
  })

  test('of many entries, in a file of their own', async () => {
    const names = Array.from({ length: 600 }, (_, number) => `entry-${number}`)
    for (const name of names) put(name)
    const before = treeOf(dir)
    await bed.move(
      'Move 600',
      names.map((name) => moveOf(name, 'b', `moved ${name}`)),
    )
    expect(readdirSync(journalDir()).filter((name) => name.startsWith('bulk-'))).toHaveLength(1)
    const { ended } = await takeBack('undo')
    expect(ended).toMatchObject({ state: 'done', total: 600, succeeded: 600, title: 'Undo “Move 600”' })
    expect(treeOf(dir)).toEqual(before)
    expect((await takeBack('redo')).ended).toMatchObject({ succeeded: 600 })
    expect((await entries()).map(briefly)[2]).toBe('Move 600: done, 600 of 600, undo')
  })

  test('is refused where the entry has changed since, and said which way; the others are undone', async () => {
    const names = ['held', 'moved', 'rewritten', 'gone', 'same']
    for (const name of names) put(name)
    await bed.move(
      'Move 5',
      names.map((name) => moveOf(name)),
    )
    renameSync(join(dir, 'b/held'), join(dir, 'b/.checkout/held'))
    renameSync(join(dir, 'b/moved'), join(dir, 'a/moved'))
    writeFileSync(join(dir, 'b/rewritten'), 'something else')
    renameSync(join(dir, 'b/gone'), join(dir, '../gone'))
    const tree = treeOf(dir)
    const { results } = await takeBack('undo')
    const failureOf = (name: string) => {
      const result = results.find((one) => one.name === name)!
      return result.kind === 'failed' ? result.failure : result.kind
    }
    expect(failureOf('held')).toEqual({ code: 'checked-out', name: 'held', queue: 'b' })
    expect(failureOf('moved')).toEqual({ code: 'changed', name: 'moved', queue: 'a' })
    expect(failureOf('rewritten')).toEqual({ code: 'changed', name: 'rewritten', queue: 'b' })
    expect(failureOf('gone')).toEqual({ code: 'not-found', name: 'gone', queue: 'b' })
    expect(failureOf('same')).toBe('done')
    const unchanged = treeOf(dir).filter(({ path }) => !path.endsWith('/same'))
    expect(unchanged).toEqual(tree.filter(({ path }) => !path.endsWith('/same')))
    expect((await entries()).map(briefly)).toEqual([
      'Undo “Move 5”: done, 1 of 5',
      'Move 5: done, 5 of 5, undo, redo',
    ])
  })

  test('takes the last one that can be taken back, again and again, however the clock goes', async () => {
    let nowMs = Date.now()
    bed = openBed({ dir, dataDir, queues, now: () => nowMs-- })
    for (const name of ['x', 'y']) {
      put(name)
      await bed.move(`Move ${name}`, [moveOf(name)])
    }
    await takeBack('undo')
    await takeBack('undo')
    await expect(takeBack('undo')).rejects.toMatchObject({ failure: { code: 'not-undoable' } })
    expect(readdirSync(join(dir, 'a')).sort()).toEqual(['.checkout', 'x', 'y'])
    await takeBack('redo')
    expect(readdirSync(join(dir, 'b')).sort()).toEqual(['.checkout', 'x'])
    await takeBack('redo')
    expect(readdirSync(join(dir, 'b')).sort()).toEqual(['.checkout', 'x', 'y'])
    await expect(takeBack('redo')).rejects.toMatchObject({ failure: { code: 'not-undoable' } })
  })

  test('tells of each entry from where to where, and how it ended', async () => {
    for (const name of ['x', 'y']) put(name)
    await bed.move('Move 2', [moveOf('x'), moveOf('y')])
    expect(await changes('Move 2')).toEqual(['x: a → b, done', 'y: a → b, done'])
    writeFileSync(join(dir, 'b/y'), 'changed')
    await takeBack('undo')
    expect(await changes('Undo “Move 2”')).toEqual(['y: b → a, failed', 'x: b → a, done'])
    const operations = bed.journals.operations(bed.connection)
    await expect(
      operations.readOperation({ spool: 'spool', operation: 'nobody', offset: 0, limit: 1 }),
    ).rejects.toMatchObject({ failure: { code: 'unknown-operation' } })
  })

  test('what was refused does not stand before what was done earlier', async () => {
    for (const name of ['x', 'y']) {
      put(name)
      await bed.move(`Move ${name}`, [moveOf(name)])
    }
    writeFileSync(join(dir, 'b/y'), 'changed')
    expect((await takeBack('undo')).ended.failed).toBe(1)
    expect((await takeBack('undo')).ended).toMatchObject({ title: 'Undo “Move x”', succeeded: 1 })
  })

  test('of what cannot be undone says why', async () => {
    put('x')
    const recording = await bed.journals.recorder.begin({
      spool: bed.spool,
      title: 'Delete x',
      action: 'delete',
      entries: 1,
    })
    const { name, from } = moveOf('x')
    await recording.intend([{ name, before: from, after: null }])
    recording.done({ kind: 'done', name, from: 'a', to: null })
    await recording.end('done')
    const [entry] = await entries()
    expect(entry).toMatchObject({ undoable: false, redoable: false, succeeded: 1 })
    expect(entry!.reason).toContain('erased for good')
    await expect(takeBack('undo', entry!.operation)).rejects.toMatchObject({
      failure: { code: 'not-undoable', operation: entry!.operation, reason: entry!.reason },
    })
    await expect(takeBack('undo', 'nobody')).rejects.toMatchObject({ failure: { code: 'unknown-operation' } })
  })

  test('keeps modes, and gives the entry back when its metadata cannot be written', async () => {
    put('x')
    chmodSync(join(dir, 'a/x'), 0o640)
    await bed.move('Freeze x', [moveOf('x', 'b', 'frozen')])
    expect(statSync(join(dir, 'b/x')).mode & 0o777).toBe(0o640)
    // A file where the temporaries' directory should be: no user, not even root, can write there.
    renameSync(join(dir, '.tmp'), join(dir, '.tmp-gone'))
    writeFileSync(join(dir, '.tmp'), '')
    const { results } = await takeBack('undo')
    expect(results).toMatchObject([{ kind: 'failed', failure: { code: 'io', errno: 'ENOTDIR' } }])
    expect(readFileSync(join(dir, 'b/x'), 'utf8')).toBe('frozen')
  })
})
