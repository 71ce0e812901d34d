/** The command line as a process: statuses, streams, signals, bytes. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { fields } from '../src/main/service/query/fields.ts'
import { cliEntry, jsonOf, runCli, runJson, serviceIn, spawnCli } from './cli-run.ts'
import { temporaryDirectory, unpackFixture } from './reference.ts'

const varied = unpackFixture('message-varied-v3')
const someName = 'AAAAAA-AAAAAB-02-AAAAAB'

describe('exit statuses', () => {
  it('2: what is not understood, with a hint on stderr and nothing on stdout', async () => {
    const run = await spawnCli(['freeeze', varied])
    expect(run).toMatchObject({ status: 2, stdout: '' })
    expect(run.stderr).toContain("unknown command 'freeeze'")
    expect(run.stderr).toContain('Did you mean freeze?')
  })

  it.each([
    ['no arguments', []],
    ['an unknown option', ['count', varied, '--colour']],
    ['a bad span', ['count', varied, '--older-than', 'yesterday']],
    ['a bad regular expression', ['count', varied, '--sender', '(']],
    ['a bad query', ['count', varied, '--query', 'age>']],
    ['an unknown queue', ['count', varied, '--queue', 'nowhere']],
    ['an unknown format', ['status', varied, '--format', 'yaml']],
    ['no entries', ['freeze', varied]],
    ['names and a query', ['freeze', varied, someName, '--query', 'age>1h']],
    ['delete without --yes', ['delete', varied, someName]],
    [
      'prefix and name',
      ['enqueue', varied, 'active', '--metadata', 'x', '--data', 'y', '--prefix', 'p', '--name', 'n'],
    ],
    ['a directory with no name', ['count', '']],
    ['a new directory with no name', ['create', '']],
    ['a demo with no name', ['demo', '']],
    ['an export to nowhere', ['export', varied, someName, '--to', '']],
    ['a query that parentheses would complete', ['count', varied, '--sender', 'a', '--query', 'a) or (b']],
    ['repair options without --repair', ['fsck', varied, '--dry-run']],
  ])('2: %s', async (_title, args) => {
    const run = await runCli(args)
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).not.toBe('')
  })

  it('2: says which option is wrong, and where', async () => {
    const wrong = async (...options: readonly string[]) =>
      (await runCli(['count', varied, ...options])).stderr
    expect(await wrong('--sender', 'ab(')).toContain(
      "'--sender <re>' argument 'ab(' is invalid. At character 3: ",
    )
    expect(await wrong('--older-than', '5')).toContain("'--older-than <span>' argument '5' is invalid.")
    expect(await wrong('--sender', 'a', '--query', 'xx foo:y')).toContain('At character 4: ')
  })

  it('3: no directory, no spool', async () => {
    const missing = await runCli(['status', join(varied, 'nothing'), '--json'])
    expect(missing.status).toBe(3)
    expect(jsonOf(missing)).toMatchObject({ error: { code: 'no-such-directory' } })
    const dir = temporaryDirectory()
    writeFileSync(join(dir, 'file'), '')
    const other = await runCli(['status', dir, '--json'])
    expect(other.status).toBe(3)
    expect(jsonOf(other)).toMatchObject({ error: { code: 'not-a-spool', path: dir } })
    const nowhere = await runCli(['create', join(dir, 'no/spool'), '--json'])
    expect([nowhere.status, jsonOf(nowhere)]).toEqual([
      3,
      { error: { code: 'no-such-directory', path: join(dir, 'no') } },
    ])
    const occupied = await runCli(['create', dir, '--json'])
    expect(occupied.status).toBe(3)
    expect(jsonOf(occupied)).toEqual({ error: { code: 'not-empty', path: dir } })
  })

  it('4: no such entry, whatever its name', async () => {
    for (const name of ['nobody', '../x', '', 'a\0b', '.', 'x'.repeat(300), 'a/b']) {
      const run = await runCli(['show', varied, name, '--json'])
      expect([name, run.status]).toEqual([name, 4])
      expect(jsonOf(run)).toEqual({ error: { code: 'not-found', name } })
      expect(run.stderr).toContain('Not found')
    }
  })

  it('70: a fault of our own, with its stack on stderr only', async () => {
    const run = await runCli(['count', varied, '--json'], {}, () => Promise.reject(new TypeError('x is odd')))
    expect(run.status).toBe(70)
    expect(jsonOf(run)).toEqual({ error: { code: 'internal', problem: 'x is odd' } })
    expect(run.stderr).toContain('TypeError: x is odd\n    at ')
  })

  it('70: a fault in the background keeps nobody waiting', async () => {
    const start = serviceIn(temporaryDirectory())
    const run = await runCli(['shape', varied], {}, async (wish) => {
      const handle = await start(wish)
      // The index is never complete, because reading it has failed.
      const listSpools = () => Promise.resolve([])
      setImmediate(() => wish.onFault(new TypeError('y is odd'), 'reading the index'))
      return {
        ...handle,
        connection: { ...handle.connection, api: { ...handle.connection.api, listSpools } },
      }
    })
    expect(run.status).toBe(70)
    expect(run.stderr).toContain('TypeError: y is odd')
  })

  it('a failure of usage is JSON, too', async () => {
    const run = await runCli(['count', '--json'])
    expect(run.status).toBe(2)
    expect(jsonOf(run)).toMatchObject({
      error: { code: 'usage', problem: expect.stringContaining('dir') as string },
    })
  })
})

describe('the process', () => {
  it('prints a manual of the query language that names every field and can be tried as it stands', async () => {
    const { status, stdout } = await runCli(['query'])
    expect(status).toBe(0)
    for (const { name, meaning } of fields) expect(stdout).toMatch(new RegExp(`^  ${name} +${meaning}`, 'm'))
    const examples = stdout.split('\n').filter((line) => /^ {2}\S+:\S+ |^ {2}\(/.test(line))
    expect(examples).toHaveLength(2)
    for (const example of examples)
      expect((await runCli(['count', varied, '--query', example])).status).toBe(0)
    expect(await runJson(['query'])).toMatchObject({ aliases: { sender: 'from' } })
  })

  it('prints its version and help on stdout', async () => {
    expect(await spawnCli(['--version'])).toEqual(
      expect.objectContaining({ status: 0, stdout: '0.1.0\n', stderr: '' }),
    )
    const help = await runCli(['fsck', '--help'])
    expect(help).toMatchObject({ status: 0, stderr: '' })
    expect(help.stdout).toContain('Examples:')
  })

  it('says nothing when its reader goes away', async () => {
    const big = unpackFixture('message-1000-v3')
    const child = spawn(process.execPath, [cliEntry, 'status', big, '--json'], {
      env: { ...process.env, BOBBIN_DATA_DIR: temporaryDirectory() },
    })
    const errors: Buffer[] = []
    child.stderr.on('data', (piece: Buffer) => errors.push(piece))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [status] = (await once(child, 'close')) as [number]
    expect([status, Buffer.concat(errors).toString()]).toEqual([0, ''])
  })

  it.runIf(process.platform === 'linux')(
    'says in one line that its output has no room, and acts all the same',
    async () => {
      const spool = unpackFixture('message-varied-v3')
      const options = { dataDir: temporaryDirectory() }
      const full = openSync('/dev/full', 'w')
      const child = spawn(process.execPath, [cliEntry, 'freeze', spool, '--query', 'queue:active'], {
        env: { ...process.env, BOBBIN_DATA_DIR: options.dataDir },
        stdio: ['ignore', full, 'pipe'],
      })
      closeSync(full)
      const [said, ended] = await Promise.all([text(child.stderr!), once(child, 'close')])
      expect(said).toMatch(/^bobbin: The output \(stdout\) is not complete: the disk is full/m)
      expect([ended[0], said.includes('    at ')]).toEqual([1, false])
      expect((await runCli(['journal', spool], options)).stdout).toContain('Freeze')
    },
  )

  it.runIf(process.platform === 'linux')('takes and prints names that are not UTF-8', async () => {
    const spool = join(temporaryDirectory(), 'spool')
    await runCli(['create', spool, '--queue', 'in'])
    const bytes = Buffer.from('caf\xe9', 'latin1')
    for (const dir of ['.registry', '.data', 'in']) {
      writeFileSync(Buffer.concat([Buffer.from(`${spool}/${dir}/`), bytes]), dir)
    }
    const listed = await spawnCli(['status', spool, '--format', 'id'])
    expect(listed.bytes).toEqual(Buffer.concat([bytes, Buffer.from('\n')]))
    const shown = await spawnCli(['show', spool, '-', '--json'], { stdin: listed.bytes })
    expect(jsonOf(shown)).toMatchObject({ name: 'caf\udce9', metadata: 'in', dataBytes: 5 })
    expect(shown.stdout).toContain('caf\\udce9')
    const command = `exec '${process.execPath}' '${cliEntry}' show '${spool}' $'caf\\xe9' --part data`
    expect(execFileSync('bash', ['-c', command], { encoding: 'utf8' })).toBe('.data')
    expect((await runCli(['status', spool])).stdout).toContain('caf\\xe9')
  })

  it('colours for a terminal, and never with NO_COLOR', async () => {
    const args = ['status', varied]
    expect((await runCli(args, { terminal: 100 })).stdout).toContain('\x1b[')
    expect((await runCli(args, { terminal: 100, env: { NO_COLOR: '1' } })).stdout).not.toContain('\x1b[')
    expect((await runCli(args)).stdout).not.toContain('\x1b[')
    expect((await runCli([...args, '--json'], { terminal: 100 })).stdout).not.toContain('\x1b[')
  })

  it('fits its table to the terminal', async () => {
    const { stdout } = await runCli(['status', varied], { terminal: 80, env: { NO_COLOR: '1' } })
    for (const line of stdout.trimEnd().split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    expect(stdout).toContain('…')
    expect((await runCli(['status', varied])).stdout).not.toContain('…')
  })
})

describe('watch', () => {
  it('prints what happens, as it happens, until it is interrupted', async () => {
    const spool = join(temporaryDirectory(), 'spool')
    await runCli(['create', spool, '--queue', 'in', '--queue', 'out'])
    const child = spawn(process.execPath, [cliEntry, 'watch', spool, '--json'], {
      env: { ...process.env, BOBBIN_DATA_DIR: temporaryDirectory() },
    })
    await once(child.stderr, 'data')
    writeFileSync(join(spool, '.registry/a'), '')
    writeFileSync(join(spool, '.data/a'), 'data')
    writeFileSync(join(spool, 'in/a'), 'metadata')
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const [first] = line.toString().split('\n')
    expect(JSON.parse(first ?? '')).toMatchObject({
      event: 'entry-appeared',
      queue: 'in',
      name: 'a',
      checkedOut: false,
    })
    child.kill('SIGINT')
    const [status] = (await once(child, 'close')) as [number]
    expect(status).toBe(0)
  })
})
