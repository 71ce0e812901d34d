import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Action, Selection } from '../../../contract/actions.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { EntryKey } from '../../../contract/views.ts'
import { referenceOf, temporaryDirectory, treeOf, unpackFixture } from '../../../../test/reference.ts'
import { createService } from '../service.ts'

const nowMs = Date.parse('2026-01-31T12:00:00Z')

async function openFixture(name: string) {
  return openDirectory(unpackFixture(name))
}

async function openDirectory(path: string) {
  const service = createService({ dataDir: temporaryDirectory(), now: () => nowMs })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const { spool, dir } = await api.openSpool({ dir: path })
  return { api, spool, dir }
}

const key = (queue: string, name: string, checkedOut = false): EntryKey => ({ queue, name, checkedOut })

function selectionOf(...keys: EntryKey[]): Selection {
  return { kind: 'entries', entries: keys.map((of) => ({ key: of, revision: null })) }
}

interface Opened {
  readonly api: SpoolApi
  readonly spool: string
}

async function act({ api, spool }: Opened, action: Action, selection: Selection) {
  const { job } = await api.startAction({ spool, selection, action })
  const view = await api.awaitJob({ job })
  const { results } = await api.readJobResults({ job, offset: 0, limit: 1000 })
  return { view, results }
}

const first = 'AAAAAA-AAAAAB-01-AAAAAA'
const manyRecipients = 'AAAAAA-AAAAAB-10-AAAAAJ'
const frozen = 'AAAAAA-AAAAAB-11-AAAAAK'
const removed = 'AAAAAA-AAAAAB-14-AAAAAN'
const quarantined = 'AAAAAA-AAAAAB-15-AAAAAO'

function metadataOf(dir: string, queue: string, name: string): string {
  return readFileSync(join(dir, queue, name), 'latin1')
}

test.each([
  ['freeze', 'active', first, '(status Send_now)', 'frozen', '(status Frozen)'],
  ['remove', 'frozen', frozen, '(status Frozen)', 'removed', '(status Removed)'],
  ['send-now', 'frozen', frozen, '(status Frozen)', 'active', '(status Send_now)'],
  ['recover', 'removed', removed, '(status Removed)', 'frozen', '(status Frozen)'],
  ['recover', 'quarantine', quarantined, /\(status\(Quarantined.*?\)\)\)\)/, 'frozen', '(status Frozen)'],
] as const)(
  '%s takes %s/%s and changes nothing but the status',
  async (kind, from, name, before, to, after) => {
    const opened = await openFixture('message-varied-v3')
    const { dir } = opened
    const old = metadataOf(dir, from, name)
    const { view, results } = await act(opened, { kind }, selectionOf(key(from, name)))
    expect(view).toMatchObject({ state: 'done', succeeded: 1, failed: 0, action: kind })
    expect(results).toEqual([{ kind: 'done', name, from, to }])
    expect(existsSync(join(dir, from, name))).toBe(false)
    expect(metadataOf(dir, to, name)).toBe(old.replace(before, after))
    expect(readdirSync(join(dir, from, '.checkout'))).toEqual([])
    expect(readdirSync(join(dir, '.tmp'))).toEqual([])
    // What is answered now is true already.
    const { entry } = await opened.api.readEntry({ spool: opened.spool, key: key(to, name) })
    expect(entry).toMatchObject({ queue: to, metadataVersion: 3 })
  },
)

test('send now puts the given intervals first and the failed recipients last', async () => {
  const opened = await openFixture('message-varied-v4')
  await act(opened, { kind: 'freeze' }, selectionOf(key('active', manyRecipients)))
  const action: Action = {
    kind: 'send-now',
    retryIntervals: [{ spanMs: 90_000, jitterMs: 5000 }, { spanMs: 500 }],
  }
  await act(opened, action, selectionOf(key('frozen', manyRecipients)))
  const text = metadataOf(opened.dir, 'active', manyRecipients)
  expect(text).toContain('(retry_intervals(((span 1.5m)(jitter(5s)))((span 500ms)(jitter()))))')
  expect(text).toContain(
    '<p@example.org>"failed1@example.org"Failed Two <failed2@example.org>"))(failed_recipients())',
  )
})

test('send at keeps the microseconds of the time', async () => {
  const opened = await openFixture('message-varied-v4')
  const at = '2027-02-03T04:05:06.123456Z'
  await act(opened, { kind: 'send-at', at }, selectionOf(key('frozen', frozen)))
  expect(metadataOf(opened.dir, 'active', frozen)).toContain('(status(Send_at(2027-02-03 04:05:06.123456Z)))')
})

test('two steps are offered as one, shown as two, and done as one move', async () => {
  const opened = await openFixture('message-varied-v4')
  const { api, spool, dir } = opened
  const selection = selectionOf(key('active', first))
  const action: Action = { kind: 'requeue', to: 'removed' }
  const preview = await api.previewAction({ spool, selection, action })
  expect(preview).toMatchObject({ total: 1, allowed: 1, refused: 0 })
  expect(preview.groups[0]?.verdict).toEqual({
    kind: 'allowed',
    steps: [
      { action: 'freeze', to: 'frozen', status: 'frozen' },
      { action: 'remove', to: 'removed', status: 'removed' },
    ],
  })
  expect(preview.diff?.before).toContain('(status Send_now)')
  expect(preview.diff?.after).toContain('(status Removed)')
  const { results } = await act(opened, action, selection)
  expect(results).toEqual([{ kind: 'done', name: first, from: 'active', to: 'removed' }])
  expect(metadataOf(dir, 'removed', first)).toContain('(status Removed)')
})

test('from quarantine to active is recover, then send now', async () => {
  const opened = await openFixture('message-varied-v4')
  await act(opened, { kind: 'requeue', to: 'active' }, selectionOf(key('quarantine', quarantined)))
  expect(metadataOf(opened.dir, 'active', quarantined)).toContain('(status Send_now)')
})

test('what the table does not allow is refused with the way to get there, and nothing is touched', async () => {
  const opened = await openFixture('message-varied-v4')
  const before = treeOf(opened.dir, { mtimes: true })
  const { view, results } = await act(
    opened,
    { kind: 'remove' },
    selectionOf(
      key('active', first),
      key('quarantine', quarantined),
      key('active', 'AAAAAA-AAAAAB-12-AAAAAL'),
    ),
  )
  expect(view).toMatchObject({ state: 'done', succeeded: 0, failed: 3 })
  expect(results.map((result) => result.kind === 'failed' && result.failure)).toEqual([
    { code: 'refused', name: first, action: 'remove', status: 'send-now', way: ['freeze', 'remove'] },
    {
      code: 'refused',
      name: quarantined,
      action: 'remove',
      status: 'quarantined',
      way: ['recover', 'remove'],
    },
    { code: 'refused', name: 'AAAAAA-AAAAAB-12-AAAAAL', action: 'remove', status: 'sending', way: [] },
  ])
  expect(treeOf(opened.dir, { mtimes: true })).toEqual(before)
})

test('what is already as asked for is nothing to do', async () => {
  const opened = await openFixture('message-varied-v4')
  const before = treeOf(opened.dir, { mtimes: true })
  const { results } = await act(opened, { kind: 'requeue', to: 'frozen' }, selectionOf(key('frozen', frozen)))
  expect(results).toEqual([{ kind: 'done', name: frozen, from: 'frozen', to: 'frozen' }])
  expect(treeOf(opened.dir, { mtimes: true })).toEqual(before)
})

test('an entry that is not what was seen is left as it is', async () => {
  const opened = await openFixture('message-varied-v4')
  const { api, spool, dir } = opened
  const { revision } = await api.readEntry({ spool, key: key('active', first) })
  const changed = metadataOf(dir, 'active', first).replace('bob@example.net', 'eve@example.net')
  writeFileSync(join(dir, 'active', first), changed, 'latin1')
  const selection: Selection = { kind: 'entries', entries: [{ key: key('active', first), revision }] }
  const { results } = await act(opened, { kind: 'freeze' }, selection)
  expect(results).toMatchObject([
    { kind: 'failed', failure: { code: 'changed', name: first, queue: 'active' } },
  ])
  expect(metadataOf(dir, 'active', first)).toBe(changed)
})

test('a name without an entry, one that somebody holds, one that was moved', async () => {
  const opened = await openFixture('message-varied-v4')
  const { dir } = opened
  const held = 'AAAAAA-AAAAAB-02-AAAAAB'
  const moved = 'AAAAAA-AAAAAB-03-AAAAAC'
  renameSync(join(dir, 'active', held), join(dir, 'active', '.checkout', held))
  renameSync(join(dir, 'active', moved), join(dir, 'frozen', moved))
  const { results } = await act(
    opened,
    { kind: 'freeze' },
    selectionOf(
      key('active', 'nobody'),
      key('active', held),
      key('active', moved),
      key('active', held, true),
    ),
  )
  expect(results.map((result) => result.kind === 'failed' && result.failure)).toEqual([
    { code: 'not-found', name: 'nobody', queue: 'active' },
    { code: 'checked-out', name: held, queue: 'active' },
    { code: 'changed', name: moved, queue: 'active' },
    { code: 'checked-out', name: held, queue: 'active' },
  ])
})

test('an entry without registry file cannot be taken, and stays', async () => {
  const opened = await openFixture('message-varied-v4')
  rmSync(join(opened.dir, '.registry', first))
  const { results } = await act(opened, { kind: 'freeze' }, selectionOf(key('active', first)))
  expect(results).toMatchObject([{ failure: { code: 'not-found', name: first } }])
  expect(existsSync(join(opened.dir, 'active', first))).toBe(true)
})

test('a second copy of an entry is never overwritten', async () => {
  const opened = await openFixture('message-varied-v4')
  const { dir } = opened
  writeFileSync(join(dir, 'frozen', first), 'another')
  const { results } = await act(opened, { kind: 'freeze' }, selectionOf(key('active', first)))
  expect(results).toMatchObject([{ failure: { code: 'ambiguous', queues: ['active', 'frozen'] } }])
  expect(metadataOf(dir, 'frozen', first)).toBe('another')
  writeFileSync(join(dir, 'active', '.checkout', manyRecipients), 'held')
  const again = await act(opened, { kind: 'freeze' }, selectionOf(key('active', manyRecipients)))
  expect(again.results).toMatchObject([{ failure: { code: 'checked-out' } }])
  expect(readFileSync(join(dir, 'active', '.checkout', manyRecipients), 'utf8')).toBe('held')
})

test('unreadable metadata and a status that contradicts the queue are refused', async () => {
  const opened = await openFixture('message-varied-v4')
  const { api, spool, dir } = opened
  writeFileSync(join(dir, 'active', first), '((nonsense')
  renameSync(join(dir, 'active', manyRecipients), join(dir, 'removed', manyRecipients))
  const selection = selectionOf(key('active', first), key('removed', manyRecipients))
  const { results } = await act(opened, { kind: 'recover' }, selection)
  expect(results).toMatchObject([
    { failure: { code: 'unreadable-metadata', path: join(dir, 'active', first) } },
    { failure: { code: 'refused', status: 'send-now', way: ['repair', 'recover'] } },
  ])
  const preview = await api.previewAction({ spool, selection, action: { kind: 'delete' } })
  expect(preview).toMatchObject({ allowed: 2, refused: 0 })
})

test('delete erases all three files, also where the body is missing', async () => {
  const opened = await openFixture('message-varied-v4')
  const { dir } = opened
  rmSync(join(dir, '.data', manyRecipients))
  const { results } = await act(
    opened,
    { kind: 'delete' },
    selectionOf(key('active', first), key('active', manyRecipients)),
  )
  expect(results).toEqual([
    { kind: 'done', name: first, from: 'active', to: null },
    { kind: 'done', name: manyRecipients, from: 'active', to: null },
  ])
  const left = treeOf(dir).filter(({ path }) => path.includes(first) || path.includes(manyRecipients))
  expect(left).toEqual([])
})

test('return-checkout leaves what the reference leaves', async () => {
  const opened = await openFixture('message-problems')
  const { api, spool, dir } = opened
  const held = ['active', 'frozen', 'removed', 'quarantine'].flatMap((queue) =>
    readdirSync(join(dir, queue, '.checkout')).map((name) => key(queue, name, true)),
  )
  expect(held).toHaveLength(2)
  const before = held.map(({ queue, name }) => metadataOf(dir, `${queue}/.checkout`, name))
  const { view } = await act(opened, { kind: 'return-checkout' }, selectionOf(...held))
  expect(view).toMatchObject({ succeeded: 2, failed: 0, title: 'Return 2 checkouts to the queue' })
  const reference = referenceOf<{ readonly tree_after_uncheckout_all: readonly string[] }>('message-problems')
  expect(treeOf(dir).map(({ path }) => `spool/${path}`)).toEqual(reference.tree_after_uncheckout_all)
  expect(held.map(({ queue, name }) => metadataOf(dir, queue, name))).toEqual(before)
  const [first] = held
  expect(await api.locateEntry({ spool, name: first!.name })).toEqual([key(first!.queue, first!.name)])
})

test('a checkout with unreadable metadata can be returned, and one that was given back already is not found', async () => {
  const opened = await openFixture('message-varied-v4')
  const { dir } = opened
  renameSync(join(dir, 'active', first), join(dir, 'active', '.checkout', first))
  writeFileSync(join(dir, 'active', '.checkout', first), '((garbage')
  const selection = selectionOf(key('active', first, true))
  const { results } = await act(opened, { kind: 'return-checkout' }, selection)
  expect(results).toEqual([{ kind: 'done', name: first, from: 'active', to: 'active' }])
  expect(metadataOf(dir, 'active', first)).toBe('((garbage')
  const again = await act(opened, { kind: 'return-checkout' }, selection)
  expect(again.results).toMatchObject([{ kind: 'failed', failure: { code: 'changed' } }])
})

test('the mode of a metadata file survives, and registry and metadata get a new time', async () => {
  const opened = await openFixture('message-varied-v4')
  const { dir } = opened
  chmodSync(join(dir, 'active', first), 0o640)
  for (const path of [join(dir, 'active', first), join(dir, '.registry', first)]) utimesSync(path, 1, 1)
  await act(opened, { kind: 'freeze' }, selectionOf(key('active', first)))
  const stats = statSync(join(dir, 'frozen', first))
  expect(stats.mode & 0o777).toBe(0o640)
  expect(stats.mtimeMs).toBeGreaterThan(2000)
  expect(statSync(join(dir, '.registry', first)).mtimeMs).toBeGreaterThan(2000)
})

test('previews group what means the same, and warn', async () => {
  const { api, spool } = await openFixture('message-varied-v4')
  const { list, total } = await api.openList({ spool, filter: { queues: null, query: '' }, sort: [] })
  const { selection, count } = await api.holdSelection({ list, rows: 'all' })
  expect(count).toBe(total)
  const drops = await api.previewDrop({ spool, selection: { kind: 'held', selection } })
  expect(drops.map(({ queue, preview }) => [queue, preview.total, preview.allowed, preview.refused])).toEqual(
    [
      ['active', 21, 5, 0],
      ['frozen', 21, 19, 1],
      ['removed', 21, 19, 1],
      ['quarantine', 21, 0, 18],
    ],
  )
  const toActive = drops[0]?.preview
  expect(toActive?.warnings.join()).toContain('will not notice before its next start')
  expect(toActive?.warnings.join()).toContain('/var/spool/mail dir/spool')
  expect(toActive?.diff).toBeNull()
  const quarantine = toActive?.groups.find(({ from }) => from === 'quarantine')
  expect(quarantine).toMatchObject({ count: 3, status: 'quarantined' })
  expect(quarantine?.examples).toHaveLength(3)

  const at = '2020-01-01T00:00:00Z'
  const late = await api.previewAction({
    spool,
    selection: selectionOf(key('frozen', frozen)),
    action: { kind: 'send-at', at },
  })
  expect(late.warnings.join()).toContain('That time has passed')
  const erase = await api.previewAction({
    spool,
    selection: selectionOf(key('frozen', frozen)),
    action: { kind: 'delete' },
  })
  expect(erase.warnings.join()).toContain('cannot be undone')
  expect(erase.diff?.after).toBe('')
})

test('a queue that is not there, and no time, are refused at once', async () => {
  const { api, spool } = await openFixture('message-varied-v4')
  const selection = selectionOf(key('frozen', frozen))
  await expect(
    api.startAction({ spool, selection, action: { kind: 'requeue', to: 'nowhere' } }),
  ).rejects.toMatchObject({ failure: { code: 'unknown-queue', queue: 'nowhere' } })
  await expect(
    api.startAction({ spool, selection, action: { kind: 'send-at', at: '2026-02-31T00:00:00Z' } }),
  ).rejects.toMatchObject({ failure: { code: 'invalid-argument', argument: 'at' } })
})

test('a generic spool has bare moves, delete and return-checkout, and nothing else', async () => {
  const dir = join(temporaryDirectory(), 'spool')
  for (const part of ['.registry', '.tmp', '.data', 'todo/.checkout', 'done/.checkout']) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  for (const name of ['a', 'b', 'c']) {
    writeFileSync(join(dir, '.registry', name), '')
    writeFileSync(join(dir, '.data', name), name)
    writeFileSync(join(dir, 'todo', name), `metadata of ${name}`)
  }
  renameSync(join(dir, 'todo', 'c'), join(dir, 'todo', '.checkout', 'c'))
  const opened = await openDirectory(dir)
  const { api, spool } = opened
  await act(opened, { kind: 'requeue', to: 'done' }, selectionOf(key('todo', 'a')))
  await act(opened, { kind: 'delete' }, selectionOf(key('todo', 'b')))
  await act(opened, { kind: 'return-checkout' }, selectionOf(key('todo', 'c', true)))
  expect(
    treeOf(dir)
      .filter(({ type }) => type === 'file')
      .map(({ path }) => path),
  ).toEqual(['.data/a', '.data/c', '.registry/a', '.registry/c', 'done/a', 'todo/c'])
  expect(metadataOf(dir, 'done', 'a')).toBe('metadata of a')
  const selection = selectionOf(key('done', 'a'))
  await expect(api.startAction({ spool, selection, action: { kind: 'freeze' } })).rejects.toMatchObject({
    failure: { code: 'wrong-kind-of-spool', operation: 'freeze', kind: 'generic' },
  })
  const drops = await api.previewDrop({ spool, selection })
  expect(drops.map(({ queue, preview }) => [queue, preview.groups[0]?.verdict.kind])).toEqual(
    expect.arrayContaining([
      ['done', 'nothing-to-do'],
      ['todo', 'allowed'],
    ]),
  )
})

test('a thousand entries are moved, and each has its result', async () => {
  const opened = await openFixture('message-1000-v3')
  const { api, spool, dir } = opened
  const { list } = await api.openList({ spool, filter: { queues: ['active'], query: '' }, sort: [] })
  const held = await api.holdSelection({ list, rows: 'all' })
  const { view, results } = await act(opened, { kind: 'freeze' }, { kind: 'held', selection: held.selection })
  expect(view).toMatchObject({ state: 'done', total: 1000, succeeded: 1000 })
  expect(view.title).toBe('Freeze 1,000 messages')
  expect(new Set(results.map(({ name }) => name)).size).toBe(1000)
  expect(readdirSync(join(dir, 'active'))).toEqual(['.checkout'])
  expect(readdirSync(join(dir, 'frozen'))).toHaveLength(1001)
})

test('who has seen the preview leaves out what is refused, but not what has changed', async () => {
  const opened = await openFixture('message-varied-v3')
  const { api, spool } = opened
  const selection: Selection = {
    kind: 'entries',
    entries: [
      { key: key('active', first), revision: null },
      { key: key('active', manyRecipients), revision: 'as it was once' },
      { key: key('frozen', frozen), revision: null },
      { key: key('removed', removed), revision: null },
    ],
  }
  const { job, title } = await api.startAction({
    spool,
    selection,
    action: { kind: 'freeze' },
    onlyPossible: true,
  })
  expect(title).toBe('Freeze 2 messages')
  await api.awaitJob({ job })
  const { results } = await api.readJobResults({ job, offset: 0, limit: 10 })
  expect(results).toHaveLength(2)
  expect(results).toContainEqual({ kind: 'done', name: first, from: 'active', to: 'frozen' })
  expect(results).toContainEqual(
    expect.objectContaining({
      kind: 'failed',
      name: manyRecipients,
      failure: expect.objectContaining({ code: 'changed' }) as unknown,
    }),
  )
})
