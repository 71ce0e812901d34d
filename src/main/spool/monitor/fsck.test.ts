import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { observedFileSystem } from '../../../../test/spool-recorder.ts'
import { referenceOf, temporaryDirectory, unpackFixture } from '../../../../test/reference.ts'
import { sexpOfTime } from '../../message/time.ts'
import { createMonitor } from './create-monitor.ts'
import { createLimits } from './limits.ts'
import type { Limits, Problem } from './monitor-intf.ts'
import { isKindOfReference } from './problem.ts'
import { printProblem } from './print-problem.ts'

interface FsckRun {
  readonly flags: readonly string[]
  readonly problems: readonly string[]
}

const widgetQueues = ['queue1', 'queue2', 'queue3']
const messageQueues = ['active', 'frozen', 'removed', 'quarantine']
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const print = (problem: Problem<string>): string => printProblem(problem, { sexpOfTime })

function monitorOf(spoolDir: string, queues: readonly string[], limits: Partial<Limits<string>> = {}) {
  const spoolable = { queues, dirnameOfQueue: (queue: string) => queue }
  return createMonitor(spoolable, { spoolDir, limits: createLimits(limits) })
}

async function findings(spoolDir: string, limits: Partial<Limits<string>> = {}, nowMs = Date.now()) {
  return (await monitorOf(spoolDir, widgetQueues, limits).fsck(nowMs)).problems
}

/** The reference's flags as limits. */
function limitsOfFlags(flags: readonly string[]): Partial<Limits<string>> {
  const units: Record<string, number> = { s: 1000, h: 60 * minuteMs, d: dayMs }
  const maxQueueAgesMs: Record<string, number> = {}
  const others: Record<string, number> = {}
  for (let at = 0; at < flags.length; at += 2) {
    const flag = flags[at]!
    const span = flags[at + 1]!
    const ms = Number(span.slice(0, -1)) * units[span.slice(-1)]!
    if (flag === '-max-checked-out-age') others['maxCheckedOutAgeMs'] = ms
    else if (flag === '-max-tmp-file-age') others['maxTmpFileAgeMs'] = ms
    else maxQueueAgesMs[/^-max-(.*)-age$/.exec(flag)![1]!] = ms
  }
  return { ...others, maxQueueAgesMs }
}

/** A spool of widgets with nothing in it. */
function emptySpool(): string {
  const dir = temporaryDirectory()
  for (const part of ['.registry', '.tmp', '.data', ...widgetQueues.map((queue) => `${queue}/.checkout`)]) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  return dir
}

function put(dir: string, path: string, mtimeMs = Date.now()): void {
  writeFileSync(join(dir, path), '')
  utimesSync(join(dir, path), mtimeMs / 1000, mtimeMs / 1000)
}

describe('one pass finds what the reference finds, in its order', () => {
  const fixtures = [
    ['widget-empty', widgetQueues],
    ['widget-queues', widgetQueues],
    ['widget-problems', widgetQueues],
    ['message-empty', messageQueues],
    ['message-varied-v3', messageQueues],
    ['message-varied-v4', messageQueues],
    ['message-old-versions', messageQueues],
    ['message-1000-v3', messageQueues],
    ['message-1000-v4', messageQueues],
    ['message-problems', messageQueues],
  ] as const
  for (const [fixture, queues] of fixtures) {
    const runs = referenceOf<{ readonly fsck: readonly FsckRun[] }>(fixture).fsck
    for (const [at, run] of runs.entries()) {
      test(`${fixture}, run ${at}: ${run.flags.join(' ') || 'no flags'}`, async () => {
        const monitor = monitorOf(unpackFixture(fixture), queues, limitsOfFlags(run.flags))
        const { problems } = await monitor.fsck(Date.now())
        expect(problems.filter(({ kind }) => isKindOfReference(kind)).map(print)).toEqual(run.problems)
      })
    }
  }

  test('also after the checkouts of the fixture have been returned', async () => {
    const dir = unpackFixture('message-problems')
    const { fsck_after_uncheckout_all: run } = referenceOf<{ readonly fsck_after_uncheckout_all: FsckRun }>(
      'message-problems',
    )
    for (const [queue, name] of [
      ['active', 'AAAAAA-AAAAAB-01-AAAAAA'],
      ['frozen', 'AAAAAA-AAAAAB-11-AAAAAK'],
    ] as const) {
      rmSync(join(dir, queue, '.checkout', name))
      put(dir, `${queue}/${name}`)
    }
    const { problems } = await monitorOf(dir, messageQueues, limitsOfFlags(run.flags)).fsck(Date.now())
    expect(problems.filter(({ kind }) => isKindOfReference(kind)).map(print)).toEqual(run.problems)
  })
})

describe('edge cases of the reference', () => {
  test('a file exactly as old as the limit is not too old', async () => {
    const dir = emptySpool()
    const mtimeMs = 1_700_000_000_000
    for (const path of ['.registry/a', '.data/a', 'queue1/.checkout/a']) put(dir, path, mtimeMs)
    expect(await findings(dir, {}, mtimeMs + 10 * minuteMs)).toEqual([])
    expect(await findings(dir, {}, mtimeMs + 10 * minuteMs + 1)).toEqual([
      { kind: 'too-old', file: { filename: 'a', mtimeMs }, dir: { kind: 'checkout', queue: 'queue1' } },
    ])
  })

  test('a queue has no limit unless one is given', async () => {
    const dir = emptySpool()
    for (const path of ['.registry/a', '.data/a', 'queue1/a']) put(dir, path, 0)
    expect(await findings(dir)).toEqual([])
    expect(await findings(dir, { maxQueueAgesMs: { queue2: 0 } })).toEqual([])
    expect((await findings(dir, { maxQueueAgesMs: { queue1: 0 } })).map(({ kind }) => kind)).toEqual([
      'too-old',
    ])
  })

  test('what is in .tmp and .data does not make a registry file less of an orphan', async () => {
    const dir = emptySpool()
    for (const path of ['.registry/a', '.data/a', '.tmp/a']) put(dir, path)
    expect((await findings(dir)).map(({ kind, file }) => [kind, file.filename])).toEqual([['orphaned', 'a']])
  })

  test('a name without registry file in two queues is orphaned twice, and not duplicated', async () => {
    const dir = emptySpool()
    for (const path of ['.data/a', 'queue1/a', 'queue2/.checkout/a']) put(dir, path)
    const kinds = (await findings(dir)).map(({ kind }) => kind)
    expect(kinds).toEqual(['orphaned', 'orphaned', 'orphaned'])
  })

  test('names are sorted by their bytes, and printed by them', async () => {
    const dir = emptySpool()
    const names = [
      Buffer.from('a'),
      Buffer.from('é'),
      Buffer.of(0xff),
      Buffer.from('𝄞'),
      Buffer.from('\ue000'),
    ]
    for (const name of names) {
      const path = Buffer.concat([Buffer.from(`${dir}/.registry/`), name])
      writeFileSync(path, '')
      utimesSync(path, 1_700_000_000, 1_700_000_000)
    }
    const time = '(mtime(2023-11-14 22:13:20.000000Z))'
    expect((await findings(dir)).map(print)).toEqual([
      `(Orphaned((filename"\\255")${time})Registry)`,
      `(Orphaned((filename"\\240\\157\\132\\158")${time})Registry)`,
      `(Orphaned((filename"\\238\\128\\128")${time})Registry)`,
      `(Orphaned((filename"\\195\\169")${time})Registry)`,
      `(Orphaned((filename a)${time})Registry)`,
    ])
  })

  test('.checkout is nobody’s name', async () => {
    const dir = emptySpool()
    mkdirSync(join(dir, '.tmp/.checkout'))
    expect(await findings(dir)).toEqual([])
  })

  test('a spool without .data can be looked at, one without registry cannot', async () => {
    const dir = emptySpool()
    for (const path of ['.registry/a', 'queue1/a']) put(dir, path)
    rmSync(join(dir, '.data'), { recursive: true })
    expect((await findings(dir)).map(({ kind }) => kind)).toEqual(['missing-data'])
    rmSync(join(dir, '.registry'), { recursive: true })
    await expect(findings(dir)).rejects.toMatchObject({ code: 'io', data: { errno: 'ENOENT' } })
  })
})

// The reference looks at what a link points to, which may be outside of the spool, and passes over one that leads nowhere.
test('a link is looked at itself, wherever it leads', async () => {
  const dir = emptySpool()
  symlinkSync('/nowhere/at/all', join(dir, 'queue1/dangling'))
  expect((await findings(dir)).map(({ kind }) => kind)).toEqual(['orphaned', 'missing-data'])
})

test('an entry without data is reported, wherever it is', async () => {
  const dir = emptySpool()
  for (const path of [
    '.registry/a',
    'queue1/a',
    '.registry/b',
    'queue2/.checkout/b',
    '.registry/c',
    'queue3/c',
    '.data/c',
  ])
    put(dir, path)
  expect(await findings(dir)).toMatchObject([
    { kind: 'missing-data', file: { filename: 'a' }, dir: { kind: 'queue', queue: 'queue1' } },
    { kind: 'missing-data', file: { filename: 'b' }, dir: { kind: 'checkout', queue: 'queue2' } },
  ])
})

test('scanned counts the files that were seen', async () => {
  const dir = emptySpool()
  for (const path of ['.registry/a', '.data/a', 'queue1/a', '.tmp/b', 'queue2/.checkout/c']) put(dir, path)
  expect((await monitorOf(dir, widgetQueues).fsck(Date.now())).scanned).toBe(5)
})

describe('metadata', () => {
  test('is inspected once for each content of the file', async () => {
    const dir = emptySpool()
    for (const name of ['a', 'b'])
      for (const path of ['.registry', '.data', 'queue1']) put(dir, `${path}/${name}`)
    const inspected: string[] = []
    const spoolable = { queues: widgetQueues, dirnameOfQueue: (queue: string) => queue }
    const monitor = createMonitor(
      spoolable,
      { spoolDir: dir, limits: createLimits() },
      {
        inspect: (text, { queue, name, checkedOut }) => {
          inspected.push(`${queue}/${name} ${text} ${checkedOut}`)
          return text === 'bad' ? [{ kind: 'unreadable-metadata', reason: 'it is bad' }] : []
        },
      },
    )
    expect((await monitor.fsck(Date.now())).problems).toEqual([])
    expect((await monitor.fsck(Date.now())).problems).toEqual([])
    expect(inspected).toEqual(['queue1/a  false', 'queue1/b  false'])

    writeFileSync(join(dir, 'queue1/b'), 'bad')
    expect((await monitor.fsck(Date.now())).problems).toMatchObject([
      { kind: 'unreadable-metadata', file: { filename: 'b' }, reason: 'it is bad', dir: { queue: 'queue1' } },
    ])
    expect(inspected).toHaveLength(3)
  })
})

test('a metadata file that this user may not read does not hide what is wrong with the others', async () => {
  const spoolDir = emptySpool()
  for (const path of ['.registry/a', '.data/a', 'queue1/a', 'queue1/unregistered']) put(spoolDir, path)
  const fileSystem = observedFileSystem(
    () => spoolDir,
    (operation) => {
      if (operation === 'open queue1/a') throw errnoError('EACCES', 'open')
    },
  )
  const spoolable = { queues: widgetQueues, dirnameOfQueue: (queue: string) => queue }
  const spec = { spoolDir, limits: createLimits<string>() }
  const monitor = createMonitor(spoolable, spec, { fileSystem, inspect: () => [] })
  const { problems } = await monitor.fsck(Date.now())
  expect(problems.map((problem) => [problem.kind, problem.file.filename])).toEqual([
    ['orphaned', 'unregistered'],
    ['missing-data', 'unregistered'],
    ['unreadable-metadata', 'a'],
  ])
  expect(problems.at(-1)).toMatchObject({ reason: 'this user may not read it' })
})

function errnoError(code: string, syscall: string): Error {
  return Object.assign(new Error(code), { code, syscall })
}
