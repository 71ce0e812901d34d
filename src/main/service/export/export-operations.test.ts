import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Selection } from '../../../contract/actions.ts'
import { makeSpool } from '../../../../test/health-bed.ts'
import {
  bytesOf,
  referenceOf,
  temporaryDirectory,
  treeOf,
  unpackFixture,
} from '../../../../test/reference.ts'
import { createService } from '../service.ts'

async function openFixture(name: string) {
  const service = createService({ dataDir: temporaryDirectory() })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const { spool, dir } = await api.openSpool({ dir: unpackFixture(name) })
  const { list } = await api.openList({ spool, filter: { queues: null, query: '' }, sort: [] })
  const { selection } = await api.holdSelection({ list, rows: 'all' })
  const all: Selection = { kind: 'held', selection }
  return { api, spool, dir, all }
}

interface Dump {
  readonly dump: Readonly<
    Record<string, readonly { readonly name: string; readonly email: { readonly email_b64: string } }[]>
  >
}

test('every message becomes a file with its decoded source, and no file is overwritten', async () => {
  const { api, spool, dir, all } = await openFixture('message-varied-v4')
  const before = treeOf(dir, { mtimes: true })
  const to = join(temporaryDirectory(), 'new', 'directory')
  const { job } = await api.exportMessages({ spool, selection: all, to })
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'done', succeeded: 21, action: 'export' })
  const entries = Object.values(referenceOf<Dump>('message-varied-v4').dump).flat()
  for (const { name, email } of entries) {
    expect(readFileSync(join(to, `${name}.eml`), 'latin1')).toBe(bytesOf(email.email_b64))
  }
  writeFileSync(join(to, `${entries[0]!.name}.eml`), 'mine')
  const again = await api.exportMessages({ spool, selection: all, to })
  await api.awaitJob({ job: again.job })
  expect(readFileSync(join(to, `${entries[0]!.name}.eml`), 'utf8')).toBe('mine')
  expect(existsSync(join(to, `${entries[0]!.name} (2).eml`))).toBe(true)
  expect(readdirSync(to)).toHaveLength(42)
  const { results } = await api.readJobResults({ job: again.job, offset: 0, limit: 1 })
  expect(results).toMatchObject([{ kind: 'done', to: `${results[0]!.name} (2).eml` }])
  expect(treeOf(dir, { mtimes: true })).toEqual(before)
})

test('a message without a body fails alone', async () => {
  const { api, spool, dir, all } = await openFixture('message-varied-v4')
  const name = 'AAAAAA-AAAAAB-01-AAAAAA'
  rmSync(join(dir, '.data', name))
  const { job } = await api.exportMessages({ spool, selection: all, to: temporaryDirectory() })
  expect(await api.awaitJob({ job })).toMatchObject({ state: 'done', succeeded: 20, failed: 1 })
  const { results } = await api.readJobResults({ job, offset: 0, limit: 10, failedOnly: true })
  expect(results).toMatchObject([{ name, failure: { code: 'missing-data', path: join(dir, '.data', name) } }])
})

test('of a generic spool the data is written as it is on disk', async () => {
  const dir = join(temporaryDirectory(), 'spool')
  makeSpool(dir, ['todo'])
  const large = Buffer.alloc(2 * 1024 * 1024 + 1, 'x')
  const data = new Map<string, Buffer>([
    ['one', Buffer.from('..stuffed\r\n\0\xff', 'latin1')],
    ['two', large],
    ['void', Buffer.alloc(0)],
  ])
  for (const [name, bytes] of data) {
    for (const path of ['.registry', 'todo']) writeFileSync(join(dir, path, name), 'metadata')
    writeFileSync(join(dir, '.data', name), bytes)
  }
  const service = createService({ dataDir: temporaryDirectory() })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const { spool, kind } = await api.openSpool({ dir })
  expect(kind).toBe('generic')
  const to = temporaryDirectory()
  const entries = [...data.keys()].map((name) => ({
    key: { queue: 'todo', name, checkedOut: false },
    revision: null,
  }))
  const started = await api.exportMessages({ spool, selection: { kind: 'entries', entries }, to })
  expect(await api.awaitJob({ job: started.job })).toMatchObject({
    state: 'done',
    succeeded: 3,
    title: 'Export 3 entries',
  })
  expect(readdirSync(to).sort()).toEqual(['one.data', 'two.data', 'void.data'])
  for (const [name, bytes] of data) expect(readFileSync(join(to, `${name}.data`)).equals(bytes)).toBe(true)
})

test('nothing is exported into the spool itself', async () => {
  const { api, spool, dir, all } = await openFixture('message-varied-v4')
  for (const to of [dir, join(dir, 'active'), join(dir, 'new', 'one')]) {
    await expect(api.exportMessages({ spool, selection: all, to })).rejects.toMatchObject({
      failure: { code: 'invalid-argument', argument: 'to' },
    })
  }
  expect(existsSync(join(dir, 'new'))).toBe(false)
})

test.runIf(process.platform === 'linux')(
  'a directory that cannot be is refused, not tried for ever',
  async () => {
    const { api, spool, all } = await openFixture('message-varied-v4')
    await expect(api.exportMessages({ spool, selection: all, to: '/proc/no/where' })).rejects.toMatchObject({
      failure: { code: 'io', syscall: 'mkdir', errno: 'ENOENT' },
    })
  },
)

test('names that are no file names elsewhere become some', async () => {
  const { api, spool, dir } = await openFixture('message-varied-v4')
  const name = 'a:b*?.\u202etxt'
  mkdirSync(join(dir, 'active'), { recursive: true })
  for (const path of ['.registry', 'active', '.data']) writeFileSync(join(dir, path, name), 'Subject: x\r\n')
  const to = temporaryDirectory()
  const key = { queue: 'active', name, checkedOut: false }
  const { job } = await api.exportMessages({
    spool,
    selection: { kind: 'entries', entries: [{ key, revision: null }] },
    to,
  })
  expect(await api.awaitJob({ job })).toMatchObject({ succeeded: 1 })
  expect(readdirSync(to)).toEqual(['a_b__.txt.eml'])
})
