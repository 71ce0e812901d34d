import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { createMonitor } from './create-monitor.ts'
import { createDaemon, runDaemon } from './daemon.ts'
import { createLimits } from './limits.ts'
import type { Clock, Daemon, Monitor } from './monitor-intf.ts'

const nowMs = 1_800_000_000_000

let dir: string
let passedMs: number
let monitor: Monitor<'a' | 'b'>

beforeEach(() => {
  dir = temporaryDirectory()
  for (const part of ['.registry', '.tmp', '.data', 'a/.checkout', 'b/.checkout']) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  passedMs = 0
  monitor = createMonitor(
    { queues: ['a', 'b'], dirnameOfQueue: (queue) => queue },
    { spoolDir: dir, limits: createLimits() },
  )
})

function touch(...paths: string[]): void {
  for (const path of paths) {
    const mtime = (nowMs + passedMs) / 1000
    writeFileSync(join(dir, path), '')
    utimesSync(join(dir, path), mtime, mtime)
  }
}

/** Runs the daemon for as many cycles as there are steps, each done before a pass, and says what it reported. */
async function events(steps: readonly (() => void)[], daemon: Partial<Daemon> = {}): Promise<string[]> {
  const stop = new AbortController()
  const left = [...steps]
  const reported: string[] = []
  const clock: Clock = {
    now: () => nowMs + passedMs,
    wait: (ms) => {
      passedMs += ms
      const next = left.shift()
      if (next === undefined) stop.abort()
      else next()
      return Promise.resolve()
    },
  }
  left.shift()?.()
  await runDaemon(
    monitor,
    createDaemon(daemon),
    ({ kind, atMs, problem }) => {
      reported.push(`${(atMs - nowMs) / 1000}s ${kind} ${problem.kind} ${problem.file.filename}`)
    },
    { stop: stop.signal, clock },
  )
  return reported
}

const nothing = (): void => undefined
const remove = (path: string) => (): void => rmSync(join(dir, path))

test('a problem starts after more than two cycles and ends when it is gone', async () => {
  const steps = [() => touch('.registry/x'), nothing, nothing, nothing, remove('.registry/x'), nothing]
  expect(await events(steps)).toEqual(['30s start orphaned x', '60s end orphaned x'])
})

test('a problem that is gone before that is never mentioned', async () => {
  expect(await events([() => touch('.registry/x'), nothing, remove('.registry/x'), nothing])).toEqual([])
})

test('cycles and their number can be set', async () => {
  const steps = [() => touch('.registry/x'), nothing, remove('.registry/x')]
  expect(await events(steps, { checkEveryMs: 1000, alertAfterCycles: 0 })).toEqual([
    '0s start orphaned x',
    '2s end orphaned x',
  ])
})

test('ends come before starts, each in the order of the reference', async () => {
  const swap = (): void => {
    remove('.registry/p')()
    remove('.registry/q')()
    touch('.registry/m', 'a/n', '.registry/l')
  }
  expect(await events([() => touch('.registry/q', '.registry/p'), swap], { alertAfterCycles: 0 })).toEqual([
    '0s start orphaned p',
    '0s start orphaned q',
    '15s end orphaned p',
    '15s end orphaned q',
    '15s start orphaned l',
    '15s start orphaned m',
    '15s start orphaned n',
    '15s start missing-data n',
  ])
})

describe('an entry that moves through its phases normally', () => {
  test('is never reported, however long each phase looks like a problem', async () => {
    const move = (from: string, to: string) => (): void => {
      touch('.registry/x', from)
      renameSync(join(dir, from), join(dir, to))
    }
    const rename = (from: string, to: string) => (): void => renameSync(join(dir, from), join(dir, to))
    // Two passes see most phases: two in a row are not more than two.
    const steps = [
      () => touch('.registry/x'),
      () => touch('.tmp/x', '.data/x'),
      rename('.tmp/x', 'a/x'),
      move('a/x', 'a/.checkout/x'),
      nothing,
      move('a/.checkout/x', 'b/x'),
      move('b/x', 'b/.checkout/x'),
      nothing,
      move('b/.checkout/x', 'a/x'),
      () => {
        for (const path of ['.data/x', 'a/x', '.registry/x']) remove(path)()
      },
      nothing,
      nothing,
    ]
    expect(await events(steps)).toEqual([])
  })

  test('starts anew with each touch', async () => {
    const touching = (): void => touch('.registry/x')
    expect(await events([touching, nothing, touching, nothing, touching, nothing])).toEqual([])
  })
})

test('a pass that fails ends the daemon, or is reported and made again', async () => {
  rmSync(join(dir, '.registry'), { recursive: true })
  await expect(events([nothing])).rejects.toMatchObject({ code: 'io' })

  const failures: unknown[] = []
  const stop = new AbortController()
  await runDaemon(monitor, createDaemon(), () => expect.unreachable('there is nothing to report'), {
    stop: stop.signal,
    clock: {
      now: () => nowMs,
      wait: () => {
        if (failures.length === 2) stop.abort()
        return Promise.resolve()
      },
    },
    onFailure: (error) => failures.push(error),
  })
  expect(failures).toHaveLength(2)
})
