import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { createMonitor } from './create-monitor.ts'
import { createLimits } from './limits.ts'
import type { Clock, Monitor } from './monitor-intf.ts'
import { dirsOf, dirText } from './problem.ts'

const nowMs = 1_800_000_000_000
const settle = { quietMs: 3000, inMotionMs: 10_000 }

let dir: string
/** What happens while the monitor waits, in order: one step for each wait. */
let meanwhile: (() => void)[]
let clock: Clock & { passedMs: number }
let monitor: Monitor<'a' | 'b'>

beforeEach(() => {
  dir = temporaryDirectory()
  for (const part of ['.registry', '.tmp', '.data', 'a/.checkout', 'b/.checkout']) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  meanwhile = []
  clock = {
    passedMs: 0,
    now: () => nowMs + clock.passedMs,
    wait: (ms) => {
      clock.passedMs += ms
      meanwhile.shift()?.()
      return Promise.resolve()
    },
  }
  monitor = createMonitor(
    { queues: ['a', 'b'], dirnameOfQueue: (queue) => queue },
    { spoolDir: dir, limits: createLimits() },
    {
      clock,
      settle,
      inspect: (text) => (text === 'bad' ? [{ kind: 'unreadable-metadata', reason: 'bad' }] : []),
    },
  )
})

/** A file that was touched `ageMs` before the monitor looks. */
function put(path: string, ageMs = 60_000, contents = ''): void {
  writeFileSync(join(dir, path), contents)
  touch(path, ageMs)
}

function touch(path: string, ageMs: number): void {
  const mtime = (clock.now() - ageMs) / 1000
  utimesSync(join(dir, path), mtime, mtime)
}

function move(from: string, to: string): void {
  renameSync(join(dir, from), join(dir, to))
}

async function found(): Promise<string[]> {
  const { problems } = await monitor.runOnce()
  return problems.map(
    (problem) => `${problem.kind} ${dirsOf(problem).map(dirText).join(' ')} ${problem.file.filename}`,
  )
}

test('what is old when it is found is confirmed at once, in the order of the pass', async () => {
  put('.registry/reserved')
  for (const path of ['.registry/twice', '.data/twice', 'a/twice', 'b/.checkout/twice']) put(path)
  for (const path of ['.registry/bare', 'a/bare']) put(path)
  for (const path of ['.registry/bad', '.data/bad', 'b/bad']) put(path, 60_000, 'bad')
  for (const path of ['.registry/held', '.data/held', 'a/.checkout/held']) put(path, 11 * 60_000)
  put('.tmp/x.tmp.abcDEF')
  put('a/stray')
  expect(await found()).toEqual([
    'duplicated queue:a checkout:b twice',
    'orphaned registry reserved',
    'orphaned queue:a stray',
    'too-old checkout:a held',
    'orphaned tmp x.tmp.abcDEF',
    'missing-data queue:a bare',
    'missing-data queue:a stray',
    'unreadable-metadata queue:b bad',
  ])
  expect(clock.passedMs).toBe(25)
})

test('nothing found, nothing waited for', async () => {
  for (const path of ['.registry/x', '.data/x', 'a/x']) put(path, 0)
  expect(await found()).toEqual([])
  expect(clock.passedMs).toBe(0)
})

describe('work in progress is no problem', () => {
  test('an entry that is being enqueued', async () => {
    put('.registry/x', 0)
    meanwhile = [() => put('.tmp/x', 0), () => put('.data/x', 0), () => move('.tmp/x', 'a/x')]
    expect(await found()).toEqual([])
  })

  test('an entry whose body takes longer to write than anybody would wait', async () => {
    put('.registry/x_1', 0)
    put('.tmp/x_1', 0)
    const temporary = '.data/x_1.tmp.abcDEF'
    const writing = (): void => {
      put(temporary, 0)
      if (clock.passedMs < 14_000) meanwhile.push(writing)
    }
    meanwhile = [writing]
    expect(await found()).toEqual([])
  })

  test('an entry that is being removed', async () => {
    put('.registry/x', 0)
    put('a/.checkout/x')
    meanwhile = [() => rmSync(join(dir, 'a/.checkout/x')), () => rmSync(join(dir, '.registry/x'))]
    expect(await found()).toEqual([])
  })

  test('a temporary that becomes what it was written for', async () => {
    for (const path of ['.registry/x', '.data/x', 'a/.checkout/x']) put(path)
    put('.tmp/x.tmp.abcDEF', 0)
    meanwhile = [() => move('.tmp/x.tmp.abcDEF', 'a/.checkout/x')]
    expect(await found()).toEqual([])
  })

  test('a problem that goes on to its next phase', async () => {
    for (const path of ['.registry/x', '.data/x', 'a/x', 'b/x']) put(path)
    meanwhile = [() => touch('.registry/x', 0)]
    expect(await found()).toEqual([])
  })
})

describe('what was begun and abandoned is a problem', () => {
  test('after a while in a quiet spool', async () => {
    put('.registry/x', 0)
    put('.registry/y', 0)
    put('b/y', 0)
    expect(await found()).toEqual(['orphaned registry x', 'missing-data queue:b y'])
    expect(clock.passedMs).toBeGreaterThanOrEqual(settle.quietMs)
    expect(clock.passedMs).toBeLessThan(settle.quietMs + 500)
  })

  test('after a longer while where somebody works', async () => {
    put('.registry/x', 0)
    meanwhile = [() => put('.registry/other', 0), () => put('a/other', 0)]
    expect(await found()).toEqual(['orphaned registry x'])
    expect(clock.passedMs).toBeGreaterThanOrEqual(settle.inMotionMs)
    expect(clock.passedMs).toBeLessThan(settle.inMotionMs + 500)
  })

  test('also when its time is in the future', async () => {
    put('.registry/x', -3_600_000)
    expect(await found()).toEqual(['orphaned registry x'])
  })
})

test('a look that is stopped rejects', async () => {
  put('.registry/x', 0)
  const stop = new AbortController()
  meanwhile = [() => stop.abort()]
  await expect(monitor.runOnce({ stop: stop.signal })).rejects.toThrow('aborted')
})
