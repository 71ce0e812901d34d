import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeSpool, openBed, type Bed } from '../../../../test/health-bed.ts'
import { temporaryDirectory, unpackFixture } from '../../../../test/reference.ts'
import type { HealthView, ProblemView } from '../../../contract/views.ts'
import type { Clock } from '../../spool/monitor/monitor-intf.ts'
import { createHealth, type Health } from './health-part.ts'

const startMs = 1_800_000_000_000

/** Time that passes when the test says so. Who waits is resumed when its time has come. */
class ManualClock implements Clock {
  ms = startMs
  #waiting: { readonly untilMs: number; readonly resume: () => void }[] = []
  #waits = Promise.withResolvers<undefined>()

  now(): number {
    return this.ms
  }

  wait(ms: number, stop: AbortSignal | undefined): Promise<void> {
    if (stop?.aborted === true) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#waiting.push({ untilMs: this.ms + ms, resume: () => resolve(undefined) })
    stop?.addEventListener('abort', () => resolve(undefined))
    this.#waits.resolve(undefined)
    return promise
  }

  /** Lets time pass from one waiter's time to the next, each until it waits again. */
  async pass(ms: number): Promise<void> {
    const endMs = this.ms + ms
    for (;;) {
      await this.#waits.promise
      const next = Math.min(...this.#waiting.map(({ untilMs }) => untilMs))
      if (next > endMs) break
      this.ms = next
      const due = this.#waiting.filter(({ untilMs }) => untilMs <= next)
      this.#waiting = this.#waiting.filter(({ untilMs }) => untilMs > next)
      if (this.#waiting.length === 0) this.#waits = Promise.withResolvers<undefined>()
      for (const { resume } of due) resume()
    }
    this.ms = endMs
  }

  /** Lets as much time pass as a look takes that waits for shorter than a cycle of the daemon. */
  async passUntil<A>(look: Promise<A>): Promise<A> {
    const looking = { isDone: false }
    const done = look.finally(() => {
      looking.isDone = true
    })
    while (!looking.isDone) {
      await setImmediate()
      const next = this.#waiting.find(({ untilMs }) => untilMs <= this.ms + 1000)
      if (next === undefined) continue
      this.ms = next.untilMs
      this.#waiting = this.#waiting.filter((waiter) => waiter !== next)
      next.resume()
    }
    return done
  }
}

let dir: string
let bed: Bed
let health: Health
let clock = new ManualClock()
let cycles: number

beforeEach(() => {
  clock = new ManualClock()
  dir = join(temporaryDirectory(), 'spool')
  makeSpool(dir)
})

function open(): void {
  cycles = 0
  bed = openBed({ dir, dataDir: temporaryDirectory(), now: () => clock.now() })
  health = bed.add(createHealth(bed.context, { timing: { clock }, everyCycle: () => cycles++ }))
}

function put(path: string, ageMs = 60_000): void {
  writeFileSync(join(dir, path), '')
  const seconds = (clock.now() - ageMs) / 1000
  utimesSync(join(dir, path), seconds, seconds)
}

const listed = async (): Promise<readonly ProblemView[]> =>
  health.operations(bed.connection).listProblems({ spool: 'spool' })

const events = (): string[] =>
  bed.events.flatMap((event) =>
    event.kind === 'problem-started' || event.kind === 'problem-ended'
      ? [`${event.kind} ${event.problem.kind} ${event.problem.name} since ${event.problem.sinceMs - startMs}`]
      : [event.kind],
  )

const view = (): HealthView =>
  bed.attachments.map((attachment) => attachment.health?.()).find((one) => one !== undefined)!

describe('the daemon of an open spool', () => {
  test('tells at once what is wrong, as soon as that is sure', async () => {
    put('.data/old')
    put('.registry/young', 0)
    open()
    expect(view()).toMatchObject({ state: 'unknown', checkedAt: null })
    await clock.pass(25)
    expect(events()).toEqual([])
    await clock.pass(10_000)
    expect(events()).toEqual([
      'problem-started orphaned young since 3125',
      'problem-started orphaned old since 3125',
    ])
    expect(view()).toMatchObject({ state: 'problems', problems: 2, warnings: 0, worst: 'orphaned' })
    expect(view().checkedAt).toBe(startMs + 3125)
    expect(await listed()).toMatchObject([
      { name: 'young', dirs: ['registry'] },
      { name: 'old', dirs: ['data'] },
    ])
    await bed.close()
  })

  test('tells what comes later after more than two cycles, and what ends at once', async () => {
    open()
    await clock.pass(1000)
    expect(view()).toMatchObject({ state: 'well', worst: null })
    put('.data/x', 0)
    await clock.pass(15_000)
    await clock.pass(15_000)
    expect(events()).toEqual([])
    await clock.pass(15_000)
    expect(events()).toEqual(['problem-started orphaned x since 45000'])
    expect(cycles).toBe(4)
    rmSync(join(dir, '.data/x'))
    await clock.pass(15_000)
    expect(events().slice(1)).toEqual(['problem-ended orphaned x since 45000'])
    expect(view().state).toBe('well')
    expect(await listed()).toEqual([])
    await bed.close()
  })

  test('is asked to look, and learns from it', async () => {
    open()
    await clock.pass(1000)
    put('.data/x')
    const check = health.operations(bed.connection).checkHealth({ spool: 'spool' })
    const { problems, scanned } = await clock.passUntil(check)
    expect([problems.map(({ name }) => name), scanned]).toEqual([['x'], 1])
    expect(events()).toEqual(['problem-started orphaned x since 1025'])
    expect((await listed()).map(({ problem }) => problem)).toEqual(problems.map(({ problem }) => problem))
    await bed.close()
  })

  test('looks again each time that something was mended', async () => {
    open()
    await clock.pass(1000)
    const isListed = async (names: readonly string[]): Promise<void> => {
      while ((await listed()).map(({ name }) => name).join() !== names.join()) await setImmediate()
    }
    for (const name of ['x', 'y']) {
      put(`.data/${name}`)
      health.checkSoon(bed.spool)
      await clock.passUntil(isListed([name]))
      rmSync(join(dir, `.data/${name}`))
      health.checkSoon(bed.spool)
      await clock.passUntil(isListed([]))
    }
    await bed.close()
  })

  test('limits of one’s own are one’s own', async () => {
    open()
    await clock.pass(1000)
    for (const path of ['.registry/x', '.data/x', 'active/.checkout/x']) put(path)
    const limits = { maxCheckedOutAgeMs: 1000 }
    const check = health.operations(bed.connection).checkHealth({ spool: 'spool', limits })
    expect((await clock.passUntil(check)).problems.map(({ kind }) => kind)).toEqual([
      'too-old',
      'unreadable-metadata',
    ])
    expect(events()).toEqual([])
    await bed.close()
  })

  test('a pass that fails leaves nothing known, is reported once, and made again', async () => {
    open()
    const faults: unknown[] = []
    bed.onFault((error) => faults.push(error))
    await clock.pass(1000)
    renameSync(join(dir, '.tmp'), join(dir, 'tmp-gone'))
    await clock.pass(15_000)
    expect(view()).toMatchObject({ state: 'unknown', checkedAt: null })
    expect(faults).toEqual([])
    // Nobody, not even root, can list a link that leads to itself.
    symlinkSync('.tmp', join(dir, '.tmp'))
    await clock.pass(30_000)
    expect(faults).toMatchObject([{ code: 'io', data: { errno: 'ELOOP' } }])
    rmSync(join(dir, '.tmp'))
    mkdirSync(join(dir, '.tmp'))
    await clock.pass(15_000)
    expect(view().state).toBe('well')
    await bed.close()
  })

  test('many at once are not told one by one', async () => {
    for (let number = 0; number < 600; number++) put(`.data/x${number}`)
    open()
    await clock.pass(1000)
    expect(events()).toEqual(['resync'])
    expect(await listed()).toHaveLength(600)
    await bed.close()
  })
})

test('of a spool that was moved there is one warning, and each entry’s when it is checked', async () => {
  dir = unpackFixture('message-varied-v4')
  open()
  await clock.pass(1000)
  expect(view()).toMatchObject({ state: 'warning', problems: 0, warnings: 1, worst: 'spool-dir-mismatch' })
  const [warning] = await listed()
  expect(warning!.text).toContain('/var/spool/mail dir/spool')
  expect(warning!.text).toContain('So do 20 others.')
  const check = health.operations(bed.connection).checkHealth({ spool: 'spool' })
  expect((await clock.passUntil(check)).problems.map(({ kind }) => kind)).toEqual(
    Array.from({ length: 21 }, () => 'spool-dir-mismatch'),
  )
  await bed.close()
})

test('the reference’s problems come in its order, then ours, as the command line prints them', async () => {
  dir = unpackFixture('message-problems')
  open()
  const check = health.operations(bed.connection).checkHealth({ spool: 'spool' })
  const { problems } = await clock.passUntil(check)
  expect(problems.map(({ kind, dirs, name }) => `${kind} ${dirs.join(' ')} ${name}`)).toEqual([
    'orphaned registry ORPHAN-AAAAAB-01-AAAAAA',
    'duplicated queue:active queue:frozen AAAAAA-AAAAAB-03-AAAAAC',
    'too-old checkout:frozen AAAAAA-AAAAAB-11-AAAAAK',
    'too-old checkout:active AAAAAA-AAAAAB-01-AAAAAA',
    'orphaned data ORPHAN-AAAAAB-02-AAAAAA',
    'orphaned tmp nobody',
    'too-old tmp nobody',
    'too-old tmp AAAAAA-AAAAAB-02-AAAAAB',
    'missing-data queue:active AAAAAA-AAAAAB-04-AAAAAD',
    'status-queue-mismatch queue:frozen AAAAAA-AAAAAB-03-AAAAAC',
  ])
  expect(problems[0]).toMatchObject({ mtime: '2023-11-14T22:13:20.000000Z', severity: 'problem' })
  await bed.close()
})

test('all eight kinds of problems are found', async () => {
  const message = (id: string, status: string, spoolDir = dir): string =>
    `((spool_dir ${spoolDir})(id ${id})(flows())(parent_id P)(spool_date(2023-11-14 22:13:20.123456Z))` +
    `(next_hop_choices())(retry_intervals())(remaining_recipients())(failed_recipients())(relay_attempts())` +
    `(status ${status})(envelope_info((sender <>)(recipients())(rejected_recipients())(route())(id P))))`
  const entry = (name: string, place: string, metadata: string): void => {
    for (const path of [`.registry/${name}`, `.data/${name}`, `${place}/${name}`]) put(path, 3_600_000)
    writeFileSync(join(dir, place, name), metadata)
    const seconds = (clock.now() - 3_600_000) / 1000
    utimesSync(join(dir, place, name), seconds, seconds)
  }
  entry('old', 'active/.checkout', message('old', 'Send_now'))
  put('.data/orphan')
  entry('twice', 'active', message('twice', 'Send_now'))
  entry('twice', 'frozen', message('twice', 'Frozen'))
  entry('bodiless', 'active', message('bodiless', 'Send_now'))
  rmSync(join(dir, '.data/bodiless'))
  entry('broken', 'active', '(unreadable')
  entry('astray', 'active', message('astray', 'Frozen'))
  entry('renamed', 'frozen', message('other', 'Frozen'))
  entry('foreign', 'frozen', message('foreign', 'Frozen', '/elsewhere'))
  open()
  const { problems, scanned } = await clock.passUntil(
    health.operations(bed.connection).checkHealth({ spool: 'spool' }),
  )
  expect(problems.map(({ kind, name, dirs, severity }) => [kind, name, dirs.join(), severity])).toEqual([
    ['duplicated', 'twice', 'queue:active,queue:frozen', 'problem'],
    ['too-old', 'old', 'checkout:active', 'problem'],
    ['orphaned', 'orphan', 'data', 'problem'],
    ['missing-data', 'bodiless', 'queue:active', 'problem'],
    ['status-queue-mismatch', 'astray', 'queue:active', 'problem'],
    ['unreadable-metadata', 'broken', 'queue:active', 'problem'],
    ['spool-dir-mismatch', 'foreign', 'queue:frozen', 'warning'],
    ['id-name-mismatch', 'renamed', 'queue:frozen', 'problem'],
  ])
  expect(scanned).toBe(22)
  await bed.close()
})
