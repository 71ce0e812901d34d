/** Commands that change a spool: what they leave on disk is what the reference leaves. */
import { existsSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { MessageDocument } from '../src/contract/views.ts'
import { jsonOf, runCli, runJson, type CliOptions } from './cli-run.ts'
import { referenceOf, temporaryDirectory, treeOf, unpackFixture, type TreeEntry } from './reference.ts'

interface Results {
  readonly succeeded: number
  readonly failed: number
  readonly operation?: string | null
  readonly results: readonly {
    readonly name: string
    readonly ok: boolean
    readonly error?: { readonly code: string }
  }[]
}

/** The reference's tree below the spool's own directory. */
function treeIn(fixture: string): readonly Omit<TreeEntry, 'mtime'>[] {
  const { tree, top } = referenceOf<{ readonly tree: readonly TreeEntry[]; readonly top: string }>(fixture)
  return tree.map(({ mtime: _mtime, path, ...rest }) => ({ ...rest, path: path.slice(top.length + 1) }))
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : 1

const active = 'AAAAAA-AAAAAB-02-AAAAAB'
const frozen = 'AAAAAA-AAAAAB-11-AAAAAK'
const removed = 'AAAAAA-AAAAAB-14-AAAAAN'
const quarantined = 'AAAAAA-AAAAAB-16-AAAAAP'

const statusOf = async (spool: string, name: string): Promise<readonly [string, string]> => {
  const { queue, status } = await runJson<MessageDocument>(['show', spool, name])
  return [queue, status.kind]
}

describe('create', () => {
  it('makes what the reference makes', async () => {
    const mail = join(temporaryDirectory(), 'mail')
    expect(await runJson(['create', mail])).toEqual({
      dir: mail,
      kind: 'message',
      queues: ['active', 'frozen', 'removed', 'quarantine'],
    })
    expect(treeOf(mail)).toEqual(treeIn('message-empty').toSorted(byPath))
    const widgets = join(temporaryDirectory(), 'widgets')
    const queues = ['queue1', 'queue2', 'queue3']
    const run = await runCli(['create', widgets, ...queues.flatMap((queue) => ['--queue', queue])])
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(treeOf(widgets)).toEqual(treeIn('widget-empty').toSorted(byPath))
  })

  it('keeps what is a spool already, and adds what is missing', async () => {
    const spool = unpackFixture('widget-queues')
    const before = treeOf(spool)
    expect((await runCli(['create', spool, '--queue', 'queue1', '--queue', 'queue4'])).status).toBe(0)
    const paths = treeOf(spool).map(({ path }) => path)
    expect(paths.filter((path) => !before.some((entry) => entry.path === path))).toEqual([
      'queue4',
      'queue4/.checkout',
    ])
  })

  it('refuses a queue that is given twice, and a file in place of the directory', async () => {
    const dir = join(temporaryDirectory(), 'twice')
    const twice = await runCli(['create', dir, '--queue', 'a', '--queue', 'a'])
    expect(twice).toMatchObject({
      status: 2,
      stderr: 'bobbin: Invalid argument. queues: a is given twice.\n',
    })
    expect(existsSync(dir)).toBe(false)
    writeFileSync(dir, 'a file')
    const file = await runCli(['create', dir])
    expect(file.status).toBe(3)
    expect(file.stderr).toContain(`${dir} does not exist, or is not a directory.`)
  })

  it('refuses a name that is no queue', async () => {
    const dir = join(temporaryDirectory(), 'spool')
    for (const queue of ['.hidden', 'a/b', '..']) {
      expect([queue, (await runCli(['create', dir, '--queue', queue])).status]).toEqual([queue, 2])
    }
    expect(existsSync(dir)).toBe(false)
  })
})

describe('enqueue', () => {
  it('leaves the tree that the reference leaves', async () => {
    const original = unpackFixture('widget-queues')
    const queues = ['queue1', 'queue2', 'queue3']
    const spool = join(temporaryDirectory(), 'spool')
    await runCli(['create', spool, ...queues.flatMap((queue) => ['--queue', queue])])
    for (const queue of queues) {
      for (const name of readdirSync(join(original, queue)).filter((each) => each !== '.checkout')) {
        const files = ['--metadata', join(original, queue, name), '--data', join(original, '.data', name)]
        const run = await runCli(['enqueue', spool, queue, ...files, '--name', name])
        expect([run.status, run.stdout]).toEqual([0, `${name}\n`])
      }
    }
    expect(treeOf(spool)).toEqual(treeOf(original))
  })

  it('reserves a name for a prefix, and refuses one that is taken', async () => {
    const spool = unpackFixture('widget-queues')
    const into = ['enqueue', spool, 'queue1', '--metadata', '-', '--data', '/dev/null']
    const { name, queue } = await runJson<{ name: string; queue: string }>([...into, '--prefix', 'job-'], {
      stdin: 'x',
    })
    expect([name.startsWith('job-'), queue]).toEqual([true, 'queue1'])
    expect(readFileSync(join(spool, 'queue1', name), 'utf8')).toBe('x')
    const taken = await runCli([...into, '--name', name, '--json'], { stdin: 'y' })
    expect([taken.status, jsonOf(taken)]).toEqual([5, { error: { code: 'name-taken', name } }])
  })

  it('says which file it cannot read', async () => {
    const spool = unpackFixture('widget-queues')
    const run = await runCli([
      'enqueue',
      spool,
      'queue1',
      '--metadata',
      '/nowhere',
      '--data',
      '/x',
      '--name',
      'n',
    ])
    expect(run.status).toBe(2)
    expect(run.stderr).toContain('/nowhere')
  })
})

describe('the transitions', () => {
  it('freeze, remove, recover, send: each from where it may', async () => {
    const spool = unpackFixture('message-varied-v3')
    const dataDir = temporaryDirectory()
    const step = async (args: readonly string[]): Promise<readonly [string, string]> => {
      const [command = '', ...rest] = args
      expect([args, (await runCli([command, spool, active, ...rest], { dataDir })).status]).toEqual([args, 0])
      return statusOf(spool, active)
    }
    const original = readFileSync(join(spool, 'active', active), 'latin1')
    expect(await step(['freeze'])).toEqual(['frozen', 'frozen'])
    expect(readFileSync(join(spool, 'frozen', active), 'latin1')).toBe(
      original.replace('(status Send_now)', '(status Frozen)'),
    )
    expect(await step(['remove'])).toEqual(['removed', 'removed'])
    expect(await step(['recover'])).toEqual(['frozen', 'frozen'])
    expect(await step(['send', '--at', '2100-01-01T00:00:00.25Z'])).toEqual(['active', 'send-at'])
    expect(readFileSync(join(spool, 'active', active), 'latin1')).toContain(
      '(status(Send_at(2100-01-01 00:00:00.250000Z)))',
    )
    expect(await step(['send'])).toEqual(['active', 'send-now'])
    expect(readFileSync(join(spool, 'active', active), 'latin1')).toBe(original)
  })

  it('send puts intervals in front and tries failed recipients again', async () => {
    const spool = unpackFixture('message-varied-v3')
    expect((await runCli(['recover', spool, removed])).status).toBe(0)
    const run = await runCli(['send', spool, removed, '--retry-interval', '90s', '--retry-interval', '2h'])
    expect(run.status).toBe(0)
    const document = await runJson<MessageDocument>(['show', spool, removed])
    expect(document).toMatchObject({
      status: { kind: 'send-now' },
      remainingRecipients: ['bob@example.net'],
      failedRecipients: [],
    })
    expect(document.retryIntervals.slice(0, 2)).toEqual([
      { spanSeconds: 90, jitterSeconds: null },
      { spanSeconds: 7200, jitterSeconds: null },
    ])
  })

  it('one name: its status is the command’s, and the way there is said', async () => {
    const spool = unpackFixture('message-varied-v3')
    const before = treeOf(spool)
    const refused = await runCli(['remove', spool, active, '--json'])
    expect(refused.status).toBe(5)
    expect(jsonOf(refused)).toMatchObject({
      error: {
        code: 'refused',
        name: active,
        action: 'remove',
        status: 'send-now',
        way: ['freeze', 'remove'],
      },
      results: [{ name: active, ok: false }],
    })
    const lost = await runCli(['remove', spool, 'nobody'])
    expect([lost.status, lost.stdout]).toEqual([4, ''])
    expect((await runCli(['freeze', spool, quarantined])).status).toBe(5)
    expect(treeOf(spool)).toEqual(before)
  })

  it('several names: each has its line or element, and the status is 1 when any failed', async () => {
    const spool = unpackFixture('message-varied-v3')
    const run = await runCli(['freeze', spool, active, 'nobody', quarantined])
    expect(run.status).toBe(1)
    expect(run.stdout.split('\n').map((line) => line.split(':')[0])).toEqual([
      active,
      'nobody',
      quarantined,
      '',
    ])
    expect(run.stderr).toBe('2 entries failed, 1 done.\n')
    const json = await runCli(['remove', spool, 'nobody', active, '--json'])
    expect(json.status).toBe(1)
    expect(jsonOf<Results>(json)).toMatchObject({
      succeeded: 1,
      failed: 1,
      results: [
        { name: 'nobody', ok: false, error: { code: 'not-found', name: 'nobody' } },
        { name: active, ok: true, from: 'frozen', to: 'removed' },
      ],
    })
  })

  it('takes names from stdin', async () => {
    const spool = unpackFixture('message-varied-v3')
    const listed = await runCli(['status', spool, '--query', 'status:send-now', '--format', 'id'])
    const run = await runJson<Results>(['freeze', spool, '-'], { stdin: listed.bytes })
    expect(run.succeeded).toBe(listed.stdout.trimEnd().split('\n').length)
    expect(await runJson(['count', spool, '--query', 'status:send-now'])).toEqual({ count: 0 })
  })

  it('takes what a query matches, and an empty answer is no failure', async () => {
    const spool = unpackFixture('message-1000-v3')
    const run = await runJson<Results>(['freeze', spool, '--query', 'from:sender1@example.com'])
    expect(run.failed).toBe(0)
    expect(await runJson(['count', spool, '--queue', 'frozen'])).toEqual({ count: run.succeeded })
    const nothing = await runCli(['freeze', spool, '--query', 'from:nobody@nowhere'])
    expect(nothing).toMatchObject({ status: 0, stdout: '', stderr: 'No entry matches.\n' })
  })

  it('--dry-run says what would be done, and does nothing', async () => {
    const spool = unpackFixture('message-varied-v3')
    const before = treeOf(spool)
    const run = await runCli(['remove', spool, active, '--dry-run'])
    expect([run.stdout, run.status]).toEqual([
      'not allowed: remove takes frozen messages only; freeze first\n',
      1,
    ])
    expect((await runCli(['freeze', spool, active, '--dry-run'])).stdout).toBe('freeze 1 message\n')
    expect(treeOf(spool)).toEqual(before)
  })

  it('reports progress as lines of JSON', async () => {
    const spool = unpackFixture('message-1000-v3')
    const { stdout } = await runCli(['freeze', spool, '--queue', 'active', '--json', '--progress'])
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines[0]).toMatchObject({ event: 'progress', total: 1000 })
    expect(lines.at(-1)).toMatchObject({ succeeded: 1000, failed: 0 })
  })

  it('stop at a signal, after the entries that are under way', async () => {
    const spool = unpackFixture('message-1000-v3')
    const interrupt = new AbortController()
    const args = ['freeze', spool, '--queue', 'active', '--rate', '100', '--json', '--progress']
    const run = await runCli(args, { interrupted: interrupt.signal, onOutput: () => interrupt.abort() })
    expect(run.status).toBe(130)
    const last = JSON.parse(run.stdout.trimEnd().split('\n').at(-1) ?? '') as Results
    expect(last.succeeded).toBeLessThan(1000)
    expect(run.stderr).toBe(`Interrupted: ${1000 - last.succeeded} entries were left as before.\n`)
    expect(await runJson(['count', spool, '--queue', 'frozen'])).toEqual({ count: last.succeeded })
    expect((await runCli(['fsck', spool])).status).toBe(0)
  })

  it('are for messages: a generic spool refuses them', async () => {
    const spool = unpackFixture('widget-queues')
    const run = await runCli(['freeze', spool, 'a000000', '--json'])
    expect(run.status).toBe(5)
    expect(jsonOf(run)).toMatchObject({ error: { code: 'wrong-kind-of-spool' } })
  })
})

describe('requeue', () => {
  it('in a generic spool moves the file and nothing else', async () => {
    const spool = unpackFixture('widget-queues')
    const moved = treeOf(spool).map((entry) =>
      entry.path === 'queue1/q1_a_000000' ? { ...entry, path: 'queue3/q1_a_000000' } : entry,
    )
    expect((await runCli(['requeue', spool, 'q1_a_000000', '--to', 'queue3'])).status).toBe(0)
    expect(treeOf(spool)).toEqual(moved.toSorted(byPath))
  })

  it('in a message spool goes by the transition table', async () => {
    const spool = unpackFixture('message-varied-v3')
    expect((await runCli(['requeue', spool, active, '--to', 'removed'])).status).toBe(0)
    expect(await statusOf(spool, active)).toEqual(['removed', 'removed'])
    expect((await runCli(['requeue', spool, quarantined, '--to', 'frozen'])).status).toBe(0)
    expect(await statusOf(spool, quarantined)).toEqual(['frozen', 'frozen'])
    const refused = await runCli(['requeue', spool, frozen, '--to', 'quarantine', '--json'])
    expect([refused.status, jsonOf<{ error: { code: string } }>(refused).error.code]).toEqual([5, 'refused'])
    expect((await runCli(['requeue', spool, frozen, '--to', 'nowhere'])).status).toBe(2)
    expect((await runCli(['requeue', spool, frozen])).status).toBe(2)
  })
})

describe('delete', () => {
  it('erases metadata, data and registry file, and nothing else', async () => {
    const spool = unpackFixture('message-varied-v3')
    const kept = treeOf(spool).filter(({ path }) => !path.endsWith(`/${active}`))
    expect((await runCli(['delete', spool, active, '--yes'])).status).toBe(0)
    expect(treeOf(spool)).toEqual(kept)
  })
})

describe('return-checkouts', () => {
  it('leaves the tree that the reference leaves at its start', async () => {
    const spool = unpackFixture('message-problems')
    const { tree_after_uncheckout_all } = referenceOf<{
      readonly tree_after_uncheckout_all: readonly string[]
    }>('message-problems')
    const run = await runJson<Results>(['return-checkouts', spool])
    expect(run.results.map(({ name }) => name).toSorted()).toEqual([
      'AAAAAA-AAAAAB-01-AAAAAA',
      'AAAAAA-AAAAAB-11-AAAAAK',
    ])
    const paths = treeOf(spool).map(({ path }) => `spool/${path}`)
    expect(paths).toEqual(tree_after_uncheckout_all.toSorted())
    expect(await runCli(['return-checkouts', spool])).toMatchObject({
      status: 0,
      stdout: '',
      stderr: 'Nothing is checked out.\n',
    })
  })

  it('leaves those alone that are younger', async () => {
    const spool = unpackFixture('widget-problems')
    utimesSync(join(spool, 'queue1/.checkout/q1_a_000000'), new Date(), new Date())
    await runCli(['return-checkouts', spool, '--older-than', '1h'])
    expect(existsSync(join(spool, 'queue1/.checkout/q1_a_000000'))).toBe(true)
    expect(existsSync(join(spool, 'queue2/c.d-e_000001'))).toBe(true)
  })
})

describe('an entry in two places', () => {
  const twice = 'AAAAAA-AAAAAB-03-AAAAAC'

  it('has to be told apart', async () => {
    const spool = unpackFixture('message-problems')
    const run = await runCli(['show', spool, twice, '--json'])
    expect([run.status, jsonOf(run)]).toEqual([
      2,
      { error: { code: 'ambiguous', name: twice, queues: ['active', 'frozen'] } },
    ])
    expect(await runJson(['show', spool, twice, '--queue', 'frozen'])).toMatchObject({ queue: 'frozen' })
    expect((await runCli(['show', spool, twice, '--queue', 'removed'])).status).toBe(4)
  })
})

describe('who may not write', () => {
  it('a young checkout of somebody else: a server seems to run, unless the person knows better', async () => {
    const spool = unpackFixture('message-varied-v3')
    const taken = 'AAAAAA-AAAAAB-01-AAAAAA'
    renameSync(join(spool, 'active', taken), join(spool, 'active/.checkout', taken))
    utimesSync(join(spool, 'active/.checkout', taken), new Date(), new Date())
    const before = treeOf(spool)
    const run = await runCli(['freeze', spool, active, '--json'])
    expect(run.status).toBe(5)
    expect(jsonOf(run)).toMatchObject({ error: { code: 'live-owner', path: spool } })
    expect(run.stderr).toContain('--even-if-live')
    expect(treeOf(spool)).toEqual(before)
    expect((await runCli(['count', spool])).status).toBe(0)
    expect((await runCli(['freeze', spool, active, '--even-if-live'])).status).toBe(0)
    expect(await statusOf(spool, active)).toEqual(['frozen', 'frozen'])
    expect((await runCli(['freeze', spool, taken, '--even-if-live'])).status).toBe(4)
  })
})

describe('undo', () => {
  it('takes a bulk action back, and redo does it again', async () => {
    const spool = unpackFixture('message-varied-v3')
    const options: CliOptions = { dataDir: temporaryDirectory() }
    const before = treeOf(spool)
    await runCli(['freeze', spool, '--query', 'status:send-now'], options)
    const after = treeOf(spool)
    expect(after).not.toEqual(before)
    const { operations } = await runJson<{ operations: readonly { operation: string; title: string }[] }>(
      ['journal', spool],
      options,
    )
    expect(operations).toMatchObject([{ state: 'done', undoable: true, action: 'freeze' }])
    expect((await runCli(['undo', spool, operations[0]?.operation ?? ''], options)).status).toBe(0)
    expect(treeOf(spool)).toEqual(before)
    expect((await runCli(['redo', spool], options)).status).toBe(0)
    expect(treeOf(spool)).toEqual(after)
    expect((await runCli(['undo', spool, 'nothing-like-it', '--json'], options)).status).toBe(4)
    expect((await runCli(['journal', spool], options)).stdout).toContain('Freeze')
  })

  it('is refused with the reason where there is nothing', async () => {
    const spool = unpackFixture('message-varied-v3')
    const run = await runCli(['undo', spool, '--json'])
    expect([run.status, jsonOf<{ error: { code: string } }>(run).error.code]).toEqual([5, 'not-undoable'])
  })
})

describe('add', () => {
  const mail = 'From: Ann <ann@example.com>\nTo: bob@example.net\nSubject: Hi\n\n.dot\n'

  it('enqueues a message, frozen, its envelope from the headers', async () => {
    const spool = join(temporaryDirectory(), 'spool')
    await runCli(['create', spool])
    const file = join(temporaryDirectory(), 'mail.eml')
    writeFileSync(file, mail)
    const added = await runJson<Results & { readonly name: string }>(['add', spool, file])
    const { name } = added
    expect(added.results).toEqual([{ name, ok: true, file, queue: 'frozen' }])
    expect(await runJson<MessageDocument>(['show', spool, name])).toMatchObject({
      queue: 'frozen',
      status: { kind: 'frozen' },
      recipients: ['bob@example.net'],
      remainingRecipients: ['bob@example.net'],
      subject: 'Hi',
    })
    expect((await runCli(['show', spool, name, '--part', 'source'])).stdout).toBe(mail)
    expect((await runCli(['show', spool, name, '--part', 'data'])).stdout).toContain('\r\n..dot')
  })

  it('takes an envelope from the command line and a message from stdin', async () => {
    const spool = join(temporaryDirectory(), 'spool')
    await runCli(['create', spool])
    const run = await runJson<Results>(
      [
        'add',
        spool,
        '-',
        '--sender',
        '<>',
        '--recipient',
        'x@y.z',
        '--recipient',
        'q@y.z',
        '--next-hop',
        'mx:25',
      ].concat(['--next-hop', '10.0.0.1:2525', '--retry-interval', '5m', '--send-now']),
      { stdin: mail },
    )
    expect(await runJson<MessageDocument>(['show', spool, run.results[0]?.name ?? ''])).toMatchObject({
      queue: 'active',
      status: { kind: 'send-now' },
      sender: '<>',
      recipients: ['x@y.z', 'q@y.z'],
      nextHops: ['mx:25', '10.0.0.1:2525'],
      retryIntervals: [{ spanSeconds: 300, jitterSeconds: null }],
    })
  })

  it('one bad file does not stop the others', async () => {
    const spool = join(temporaryDirectory(), 'spool')
    await runCli(['create', spool])
    const dir = temporaryDirectory()
    writeFileSync(join(dir, 'a.eml'), mail)
    writeFileSync(join(dir, 'b.eml'), 'Subject: nobody to send it to\n\nx\n')
    const run = await runCli([
      'add',
      spool,
      join(dir, 'b.eml'),
      join(dir, 'none.eml'),
      join(dir, 'a.eml'),
      '--json',
    ])
    expect([run.status, jsonOf<Results>(run)]).toMatchObject([1, { succeeded: 1, failed: 2 }])
    expect((await runCli(['add', spool, join(dir, 'none.eml')])).status).toBe(2)
  })
})

describe('export', () => {
  it('says that what it is to write to is a file', async () => {
    const to = join(temporaryDirectory(), 'out')
    writeFileSync(to, 'a file')
    const run = await runCli(['export', unpackFixture('message-varied-v3'), active, '--to', to])
    expect(run).toMatchObject({
      status: 2,
      stderr: `bobbin: Invalid argument. to: ${to} is there already, and is not a directory.\n`,
    })
    expect(readFileSync(to, 'utf8')).toBe('a file')
  })

  it('writes decoded messages, and never over another file', async () => {
    const spool = unpackFixture('message-varied-v3')
    const out = join(temporaryDirectory(), 'out')
    const run = await runJson<Results>(['export', spool, '--queue', 'active', '--to', out])
    expect([run.failed, readdirSync(out).length]).toEqual([0, run.succeeded])
    const source = await runCli(['show', spool, active, '--part', 'source'])
    expect(readdirSync(out).some((file) => readFileSync(join(out, file)).equals(source.bytes))).toBe(true)
    const again = await runJson<Results>(['export', spool, active, '--to', out])
    expect([again.succeeded, readdirSync(out).length]).toEqual([1, run.succeeded + 1])
  })
})

describe('demo', () => {
  it('makes messages in every queue', async () => {
    const dir = join(temporaryDirectory(), 'demo')
    const run = await runJson<{ queues: readonly { queue: string; entries: number }[] }>([
      'demo',
      dir,
      '--messages',
      '60',
    ])
    expect(run.queues.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThan(50)
    expect(run.queues.every(({ entries }) => entries > 0)).toBe(true)
    expect((await runCli(['shape', dir])).stdout).toMatch(/^domain +total /)
    expect((await runCli(['errors', dir])).status).toBe(0)
  })
})
