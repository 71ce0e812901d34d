/** `fsck` in all its forms: byte for byte the reference's where the reference has one. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cliEntry, jsonOf, runCli, runJson, spawnCli } from './cli-run.ts'
import { referenceOf, temporaryDirectory, treeOf, unpackFixture } from './reference.ts'

interface ReferenceRun {
  readonly flags: readonly string[]
  readonly problems: readonly string[]
}

interface FsckDocument {
  readonly problems: readonly {
    readonly kind: string
    readonly name: string
    readonly dir?: string
    readonly dirs?: readonly string[]
    readonly mtime: string
    readonly severity: 'problem' | 'warning'
  }[]
  readonly scanned: number
}

const fixtures = [
  'widget-empty',
  'widget-queues',
  'widget-problems',
  'message-empty',
  'message-varied-v3',
  'message-varied-v4',
  'message-problems',
  'message-1000-v3',
  'message-old-versions',
]

/** `-max-active-age 1d` of the reference is `--max-queue-age active=1d` here. */
function ourFlags(flags: readonly string[]): string[] {
  const ours: string[] = []
  for (let at = 0; at < flags.length; at += 2) {
    const [flag = '', span = ''] = flags.slice(at, at + 2)
    const queue = /^-max-(.+)-age$/.exec(flag)?.[1] ?? ''
    if (queue === 'checked-out' || queue === 'tmp-file') ours.push(`-${flag}`, span)
    else ours.push('--max-queue-age', `${queue}=${span}`)
  }
  return ours
}

describe.each(fixtures)('%s', (fixture) => {
  const spool = unpackFixture(fixture)
  const runs = referenceOf<{ readonly fsck: readonly ReferenceRun[] }>(fixture).fsck

  it.each(runs)('--format sexp $flags', async ({ flags, problems }) => {
    const run = await runCli(['fsck', spool, '--format', 'sexp', ...ourFlags(flags)])
    expect(run.stdout).toBe(problems.map((line) => `${line}\n`).join(''))
    // Both fixtures of problems have some that the reference does not see.
    expect(run.status).toBe(problems.length > 0 || fixture.endsWith('-problems') ? 1 : 0)
  })
})

describe('the forms', () => {
  it('JSON has each kind with its place', async () => {
    const spool = unpackFixture('message-problems')
    const run = await runCli(['fsck', spool, '--json'])
    expect(run.status).toBe(1)
    const { problems, scanned } = jsonOf<FsckDocument>(run)
    expect(scanned).toBeGreaterThan(40)
    const mtime = '2023-11-14T22:13:20.000000Z'
    expect(problems).toContainEqual(
      expect.objectContaining({ kind: 'orphaned', name: 'ORPHAN-AAAAAB-01-AAAAAA', dir: 'registry', mtime }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({
        kind: 'duplicated',
        name: 'AAAAAA-AAAAAB-03-AAAAAC',
        dirs: ['queue:active', 'queue:frozen'],
        mtime,
      }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({
        kind: 'too-old',
        name: 'AAAAAA-AAAAAB-11-AAAAAK',
        dir: 'checkout:frozen',
        mtime,
      }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({
        kind: 'missing-data',
        name: 'AAAAAA-AAAAAB-04-AAAAAD',
        dir: 'queue:active',
        mtime,
      }),
    )
    expect(problems.filter(({ kind }) => kind === 'duplicated').every(({ dir }) => dir === undefined)).toBe(
      true,
    )
    expect(problems.filter(({ kind }) => kind !== 'duplicated').every(({ dirs }) => dirs === undefined)).toBe(
      true,
    )
    expect(jsonOf(await runCli(['fsck', spool, '--format', 'json']))).toEqual({ problems, scanned })
  })

  it('finds what metadata says of its place', async () => {
    const spool = unpackFixture('message-varied-v4')
    renameSync(join(spool, 'active/AAAAAA-AAAAAB-01-AAAAAA'), join(spool, 'frozen/AAAAAA-AAAAAB-01-AAAAAA'))
    writeFileSync(join(spool, 'active/AAAAAA-AAAAAB-02-AAAAAB'), '((id ')
    for (const dir of ['active', '.registry', '.data']) {
      renameSync(join(spool, dir, 'AAAAAA-AAAAAB-04-AAAAAD'), join(spool, dir, 'renamed'))
    }
    const { problems } = jsonOf<FsckDocument>(await runCli(['fsck', spool, '--json']))
    const found = problems
      .filter(({ severity }) => severity === 'problem')
      .map(({ kind, name }) => [kind, name])
    expect(found.toSorted()).toEqual([
      ['id-name-mismatch', 'renamed'],
      ['status-queue-mismatch', 'AAAAAA-AAAAAB-01-AAAAAA'],
      ['unreadable-metadata', 'AAAAAA-AAAAAB-02-AAAAAB'],
    ])
    // It was written elsewhere: a warning for each message that can be read.
    expect(
      new Set(problems.filter(({ severity }) => severity === 'warning').map(({ kind }) => kind)),
    ).toEqual(new Set(['spool-dir-mismatch']))
  })

  it('warnings do not make it fail', async () => {
    const run = await runCli(['fsck', unpackFixture('message-varied-v4')])
    expect(run.status).toBe(0)
    expect(run.stderr).toContain('no problem, 21 warnings.')
  })

  it('text is a table, and its summary goes to stderr', async () => {
    const run = await runCli(['fsck', unpackFixture('widget-problems')])
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(/^problem +in +name +since +what it means\n/)
    expect(run.stderr).toMatch(/^\d+ files looked at: \d+ problems\.\n$/)
    expect(await runCli(['fsck', unpackFixture('widget-queues')])).toMatchObject({ status: 0, stdout: '' })
  })

  it('says on stderr what the reference’s form cannot say', async () => {
    const spool = unpackFixture('widget-queues')
    rmSync(join(spool, '.data/a000000'))
    const run = await runCli(['fsck', spool, '--format', 'sexp'])
    expect([run.status, run.stdout, run.stderr]).toEqual([
      1,
      '',
      '1 problem of kinds that the reference does not have.\n',
    ])
  })

  it('refuses queues that are not there', async () => {
    const run = await runCli([
      'fsck',
      unpackFixture('widget-queues'),
      '--max-queue-age',
      'nowhere=1d',
      '--json',
    ])
    expect([run.status, jsonOf<{ error: { code: string } }>(run).error.code]).toEqual([2, 'unknown-queue'])
  })
})

describe('--repair', () => {
  it('says which problem it leaves alone, in words and not by an id', async () => {
    const spool = unpackFixture('message-problems')
    // Nobody knows whether an entry is being added under a name that was reserved just now.
    utimesSync(join(spool, '.registry/ORPHAN-AAAAAB-01-AAAAAA'), new Date(), new Date())
    const run = await runCli(['fsck', spool, '--repair', '--dry-run'])
    expect(run.stdout).toContain(
      'left: orphaned registry ORPHAN-AAAAAB-01-AAAAAA: An entry may be being added',
    )
  })

  it('--dry-run prints the plan and does nothing', async () => {
    const spool = unpackFixture('widget-problems')
    const before = treeOf(spool)
    const run = await runCli(['fsck', spool, '--repair', '--dry-run'])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('queue1/.checkout/q1_a_000000')
    const { plan } = jsonOf<{ plan: { steps: readonly { operation: string }[] } }>(
      await runCli(['fsck', spool, '--repair', '--dry-run', '--json']),
    )
    expect(plan.steps.length).toBeGreaterThan(5)
    expect(treeOf(spool)).toEqual(before)
  })

  it('--dry-run shows the lines of the metadata that would change', async () => {
    const spool = unpackFixture('message-varied-v3')
    const name = readdirSync(join(spool, 'active')).find((entry) => !entry.startsWith('.'))!
    renameSync(join(spool, 'active', name), join(spool, 'frozen', name))
    const run = await runCli(['fsck', spool, '--repair', '--status-mismatch', 'set', '--dry-run'])
    expect(run.stdout).toMatch(/^ {3}- .*\(status .*\n {3}\+ .*\(status /m)
  })

  it.each(['widget-problems', 'message-problems'])('mends %s; undo brings back what was', async (fixture) => {
    const spool = unpackFixture(fixture)
    const options = { dataDir: temporaryDirectory() }
    const before = treeOf(spool)
    const run = await runCli(['fsck', spool, '--repair', '--json'], options)
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(jsonOf<{ failed: number; operation: string | null }>(run)).toMatchObject({ failed: 0 })
    const after = await runJson<FsckDocument>(['fsck', spool], options)
    expect(after.problems.filter(({ severity }) => severity === 'problem')).toEqual([])
    expect((await runCli(['undo', spool], options)).status).toBe(0)
    expect(treeOf(spool)).toEqual(before)
  })
})

it.runIf(process.platform === 'linux')('does not wait for a pipe, nor read a device to its end', async () => {
  const spool = unpackFixture('message-varied-v3')
  execFileSync('mkfifo', [join(spool, 'active/pipe')])
  symlinkSync('/dev/zero', join(spool, 'active/endless'))
  const { problems } = jsonOf<FsckDocument>(await spawnCli(['fsck', spool, '--json']))
  for (const name of ['pipe', 'endless']) {
    expect(problems).toContainEqual(expect.objectContaining({ kind: 'unreadable-metadata', name }))
  }
})

describe('--watch', () => {
  it('prints a problem once it has lasted, and its end', async () => {
    const spool = unpackFixture('widget-queues')
    const args = ['fsck', spool, '--watch', '--check-every', '50ms', '--alert-after-cycles', '1', '--json']
    const child = spawn(process.execPath, [cliEntry, ...args], {
      env: { ...process.env, BOBBIN_DATA_DIR: temporaryDirectory() },
    })
    const orphan = join(spool, '.data/orphan')
    writeFileSync(orphan, '')
    utimesSync(orphan, 1_700_000_000, 1_700_000_000)
    const [started] = (await once(child.stdout, 'data')) as [Buffer]
    expect(JSON.parse(started.toString())).toMatchObject({
      event: 'problem-started',
      kind: 'orphaned',
      name: 'orphan',
      dir: 'data',
      mtime: '2023-11-14T22:13:20.000000Z',
    })
    rmSync(orphan)
    const [ended] = (await once(child.stdout, 'data')) as [Buffer]
    expect(JSON.parse(ended.toString())).toMatchObject({ event: 'problem-ended', name: 'orphan' })
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
  })
})
