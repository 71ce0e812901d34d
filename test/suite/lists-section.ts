import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SpoolApi } from '../../src/contract/spool-api.ts'
import type { EntryRow, ListId, Sort, SpoolId } from '../../src/contract/views.ts'
import { addMessage, messageSpool, type ArrangedMessage } from '../arranged-spool.ts'
import { unpackFixture } from '../reference.ts'
import { clientOfTest, failureOf, type Connect } from './connected.ts'

const all = { queues: null, query: '' }
const byName: readonly Sort[] = [{ by: 'name', direction: 'ascending' }]
const minuteMs = 60_000

const messages: readonly ArrangedMessage[] = [
  {
    name: 'm1',
    sender: 'ann@a.example',
    recipients: ['x@one.example'],
    subject: 'Alpha',
    ageMs: 5 * minuteMs,
  },
  {
    name: 'm2',
    sender: 'ben@b.example',
    recipients: ['y@two.example', 'z@one.example'],
    subject: 'beta',
    ageMs: 90 * minuteMs,
  },
  {
    name: 'm3',
    sender: '<>',
    recipients: ['x@three.example'],
    subject: 'Gamma =?utf-8?Q?=C3=A9t=C3=A9?=',
    ageMs: 3000 * minuteMs,
    status: { kind: 'frozen' },
  },
  {
    name: 'm4',
    sender: 'ann@b.example',
    recipients: ['w@two.example'],
    failedRecipients: ['lost@four.example'],
    subject: 'delta',
    ageMs: 10 * minuteMs,
    bodyBytes: 5000,
    status: { kind: 'removed' },
    hops: [
      { host: 'mx1.two.example', port: 25 },
      { host: 'mx2.two.example', port: 2525 },
    ],
    flows: ['srv##1'],
    attempts: [
      { time: 1_700_000_600, error: ['Unable to send envelope', '550 5.1.1 <w@two.example> unknown'] },
      { time: 1_700_000_000, error: 'Connection refused' },
    ],
  },
]

async function namesFor(api: SpoolApi, spool: SpoolId, query: string): Promise<readonly string[]> {
  const { list } = await api.openList({ spool, filter: { queues: null, query }, sort: byName })
  const { rows } = await api.readRows({ list, offset: 0, limit: 500 })
  await api.closeList({ list })
  return rows.map(({ name }) => name)
}

async function rowsOf(api: SpoolApi, list: ListId): Promise<readonly EntryRow[]> {
  return (await api.readRows({ list, offset: 0, limit: 500 })).rows
}

export function listsSection(connect: Connect): void {
  describe('lists', () => {
    it('shows what a row is of', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { dir } = await messageSpool(messages)
      const { spool } = await openWhole(dir)
      const view = await api.openList({ spool, filter: all, sort: byName })
      expect(view).toMatchObject({ total: 4, newEntries: 0, moved: 0, complete: true })
      const page = await api.readRows({ list: view.list, offset: 1, limit: 2 })
      expect(page).toMatchObject({ offset: 1, total: 4, list: view.list, version: view.version })
      expect(page.rows.map(({ name }) => name)).toEqual(['m2', 'm3'])
      expect(await rowsOf(api, view.list)).toMatchObject([
        {
          name: 'm1',
          queue: 'active',
          checkedOut: false,
          status: 'send-now',
          attempts: 0,
          lastError: null,
          known: true,
        },
        { recipients: ['y@two.example', 'z@one.example'], recipientCount: 2, subject: 'beta' },
        { queue: 'frozen', sender: '<>', subject: 'Gamma été', status: 'frozen' },
        {
          queue: 'removed',
          nextHop: 'mx1.two.example:25',
          attempts: 2,
          lastError: 'Unable to send envelope: 550 5.1.1 <w@two.example> unknown',
          unreadable: null,
          preview: null,
        },
      ])
      expect(
        (await rowsOf(api, view.list)).every(({ revision }) => /^[0-9a-f]{16}$/.test(revision ?? '')),
      ).toBe(true)
      expect((await api.readRows({ list: view.list, offset: 4, limit: 5 })).rows).toEqual([])
      expect((await api.readRows({ list: view.list, offset: 400, limit: 5 })).rows).toEqual([])
    })

    it.each<[Sort['by'], Sort['direction'], string[]]>([
      ['age', 'ascending', ['m1', 'm4', 'm2', 'm3']],
      ['age', 'descending', ['m3', 'm2', 'm4', 'm1']],
      ['name', 'descending', ['m4', 'm3', 'm2', 'm1']],
      ['queue', 'ascending', ['m1', 'm2', 'm3', 'm4']],
      ['status', 'descending', ['m4', 'm3', 'm1', 'm2']],
      ['sender', 'ascending', ['m3', 'm1', 'm4', 'm2']],
      ['recipients', 'ascending', ['m4', 'm1', 'm3', 'm2']],
      ['subject', 'ascending', ['m1', 'm2', 'm4', 'm3']],
      ['next-hop', 'descending', ['m4', 'm1', 'm2', 'm3']],
      ['attempts', 'descending', ['m4', 'm1', 'm2', 'm3']],
      ['last-error', 'ascending', ['m4', 'm1', 'm2', 'm3']],
      ['last-error', 'descending', ['m4', 'm1', 'm2', 'm3']],
      ['size', 'descending', ['m4']],
    ])('sorts by %s, %s', async (by, direction, expected) => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const { list } = await api.openList({ spool, filter: all, sort: [{ by, direction }] })
      expect((await rowsOf(api, list)).map(({ name }) => name).slice(0, expected.length)).toEqual(expected)
    })

    it('sorts by several columns, and what is equal by queue and name', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const { list } = await api.openList({
        spool,
        filter: all,
        sort: [
          { by: 'attempts', direction: 'ascending' },
          { by: 'sender', direction: 'descending' },
        ],
      })
      expect((await rowsOf(api, list)).map(({ name }) => name)).toEqual(['m2', 'm1', 'm3', 'm4'])
    })

    it.each<[string, string[]]>([
      ['', ['m1', 'm2', 'm3', 'm4']],
      ['from:ann', ['m1', 'm4']],
      ['from:<>', ['m3']],
      ['from:ANN@A', ['m1']],
      ['from=ann@a.example', ['m1']],
      ['from=ann', []],
      ['from-domain:b.example', ['m2', 'm4']],
      ['to:@one', ['m1', 'm2']],
      ['to:lost', ['m4']],
      ['to:/^z@/', ['m2']],
      ['to-domain:one.example', ['m1', 'm2']],
      ['to:y*one', []],
      ['to:y*two', ['m2']],
      ['hop:mx2', ['m4']],
      ['hop:/:2525$/', ['m4']],
      ['first-hop:mx2', []],
      ['queue:active', ['m1', 'm2']],
      ['queue:act', []],
      ['-queue:active', ['m3', 'm4']],
      ['status:frozen or status:removed', ['m3', 'm4']],
      ['subject:"gamma été"', ['m3']],
      ['error:unknown', ['m4']],
      ['error:refused', []],
      ['id:m3', ['m3']],
      ['flow:srv', ['m4']],
      ['age>1h', ['m2', 'm3']],
      ['age>1h age<1d', ['m2']],
      ['size>4KB', ['m4']],
      ['attempts>=2', ['m4']],
      ['recipients:2', ['m2']],
      ['ann', ['m1', 'm4']],
      ['alpha', ['m1']],
      ['"550 5.1.1"', ['m4']],
      ['/^(alpha|BETA)$/', []],
      ['/^(alpha|BETA)$/i', ['m1', 'm2']],
      ['ann or (from:ben subject:beta)', ['m1', 'm2', 'm4']],
      ['not (ann or ben)', ['m3']],
      ['is:checked-out', []],
      ['is:unreadable', []],
      ['is:missing-data', []],
      ['/(a+)+$/ -m1', ['m2', 'm4']],
    ])('finds by %j', async (query, expected) => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      expect(await namesFor(api, spool, query)).toEqual(expected)
    })

    it('combines queues with the query', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const open = (queues: readonly string[], query: string): ReturnType<typeof api.openList> =>
        api.openList({ spool, filter: { queues, query }, sort: [] })
      expect(await open(['active', 'frozen'], '-m1')).toMatchObject({ total: 2 })
      expect(await open([], '')).toMatchObject({ total: 0 })
      expect(await failureOf(open(['inbox'], ''))).toEqual({
        code: 'unknown-queue',
        queue: 'inbox',
        queues: ['active', 'frozen', 'removed', 'quarantine'],
      })
    })

    it('points at what is wrong with a query', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool([])).dir)
      const failure = { problem: '"age" takes something like 90s, 15m, 2h, 3d', offset: 6, length: 5 }
      const query = 'a age>later'
      expect(await failureOf(api.openList({ spool, filter: { queues: null, query }, sort: [] }))).toEqual({
        code: 'query',
        ...failure,
      })
      expect(await api.checkQuery({ query })).toEqual(failure)
      expect(await api.checkQuery({ query: 'age>2h' })).toBeNull()
    })

    it('refuses an expression that would take too long', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const query = '/((x{1,100}){1,100}){1,100}/'
      expect(
        await failureOf(api.openList({ spool, filter: { queues: null, query }, sort: [] })),
      ).toMatchObject({
        code: 'query',
        offset: 0,
        length: query.length,
      })
    })

    it('completes queries from the data', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const texts = async (query: string, cursor = query.length): Promise<readonly string[]> =>
        (await api.completeQuery({ spool, query, cursor })).map(({ text }) => text)
      expect(await texts('su')).toEqual(['subject:'])
      expect(await texts('a')).toEqual(['age>', 'attempts>'])
      expect(await texts('to:')).toEqual(['@one.example', '@two.example', '@three.example'])
      expect(await texts('from:ann')).toEqual(['ann@a.example', 'ann@b.example'])
      expect(await texts('x (-queue:fr')).toEqual(['frozen'])
      expect(await texts('is:')).toEqual(['checked-out', 'missing-data', 'unreadable'])
      expect(await texts('nothing:x')).toEqual([])
      const [phrase] = await api.completeQuery({ spool, query: 'queue:"fro zen" x', cursor: 10 })
      expect(phrase).toMatchObject({ text: 'frozen', from: 6, to: 15 })
      expect(await api.completeQuery({ spool, query: 'from:be rest', cursor: 7 })).toEqual([
        { text: 'ben@b.example', from: 5, to: 7, kind: 'value', hint: '1 entry' },
      ])
    })

    it('lists what cannot be read, and says why', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const dir = unpackFixture('message-problems')
      writeFileSync(join(dir, 'active', 'garbage'), '((id x)')
      const { spool } = await openWhole(dir)
      const { list } = await api.openList({ spool, filter: all, sort: byName })
      const rows = await rowsOf(api, list)
      const unreadable = rows.filter((row) => row.unreadable !== null)
      expect(unreadable.length).toBeGreaterThan(0)
      for (const row of unreadable)
        expect(row).toMatchObject({ known: true, sender: null, recipients: [], status: null })
      const found = await namesFor(api, spool, 'is:unreadable')
      expect(found).toEqual(unreadable.map(({ name }) => name))
      expect(await namesFor(api, spool, 'is:checked-out')).toEqual(
        rows.filter(({ checkedOut }) => checkedOut).map(({ name }) => name),
      )
      expect(await namesFor(api, spool, 'is:missing-data')).toEqual(
        rows.filter(({ dataBytes }) => dataBytes === null).map(({ name }) => name),
      )
    })

    it('lists the entries of a generic spool with the beginning of their metadata', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole(unpackFixture('widget-queues'))
      const { list, total } = await api.openList({ spool, filter: all, sort: byName })
      expect(total).toBe(15)
      for (const row of await rowsOf(api, list)) {
        expect(row).toMatchObject({
          sender: null,
          status: null,
          spooledMs: null,
          unreadable: null,
          known: true,
        })
        expect(row.preview).not.toBeNull()
      }
    })

    it('says where an entry stands', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const { list } = await api.openList({ spool, filter: all, sort: byName })
      expect(await api.findRow({ list, key: { queue: 'frozen', name: 'm3', checkedOut: false } })).toBe(2)
      expect(await api.findRow({ list, key: { queue: 'active', name: 'm3', checkedOut: false } })).toBeNull()
      expect(await api.findRow({ list, key: { queue: 'nowhere', name: 'm3', checkedOut: false } })).toBeNull()
    })

    it('lets go of a list, and knows only its own', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const other = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const { list } = await api.openList({ spool, filter: all, sort: [] })
      const unknown = { code: 'unknown-list', list }
      expect(await failureOf(other.api.readRows({ list, offset: 0, limit: 1 }))).toEqual(unknown)
      await api.closeList({ list })
      await api.closeList({ list })
      expect(await failureOf(api.readRows({ list, offset: 0, limit: 1 }))).toEqual(unknown)
      expect(await failureOf(api.refreshList({ list }))).toEqual(unknown)
      expect(
        await failureOf(api.findRow({ list, key: { queue: 'a', name: 'b', checkedOut: false } })),
      ).toEqual(unknown)
      expect(await failureOf(api.holdSelection({ list, rows: 'all' }))).toEqual(unknown)
      expect(await failureOf(api.readRows({ list, offset: 0, limit: 501 }))).toMatchObject({
        code: 'invalid-argument',
      })
    })

    it('lets go of what a client forgets to close, what it uses last', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const open = async () => (await api.openList({ spool, filter: all, sort: [] })).list
      const hold = async (list: ListId) => (await api.holdSelection({ list, rows: 'all' })).selection
      const [first, second] = [await open(), await open()]
      const [held, forgotten] = [await hold(first), await hold(first)]
      const read = (selection: string) =>
        api.readSelection({ spool, selection: { kind: 'held', selection }, offset: 0, limit: 1 })
      for (let more = 0; more < 120; more++) {
        await open()
        await hold(first)
        await read(held)
      }
      expect((await api.readRows({ list: first, offset: 0, limit: 1 })).rows).toHaveLength(1)
      expect(await failureOf(api.readRows({ list: second, offset: 0, limit: 1 }))).toMatchObject({
        code: 'unknown-list',
      })
      expect(await failureOf(read(forgotten))).toMatchObject({ code: 'unknown-selection' })
    })

    it('holds a selection that later changes of the list do not change', async () => {
      const { api, openWhole, until } = await clientOfTest(connect)
      const spoolOnDisk = await messageSpool(messages)
      const { spool } = await openWhole(spoolOnDisk.dir)
      const { list } = await api.openList({ spool, filter: all, sort: byName })
      const everything = await api.holdSelection({ list, rows: 'all' })
      expect(everything.count).toBe(4)
      const some = await api.holdSelection({
        list,
        rows: [
          { from: 0, to: 2 },
          { from: 1, to: 3 },
          { from: 9, to: 12 },
        ],
      })
      expect(some.count).toBe(3)
      await spoolOnDisk.raw.entry('active', 'm1').direct.remove()
      await until(
        () => api.readRows({ list, offset: 0, limit: 10 }),
        ({ total }) => total === 3,
      )
      const preview = await api.previewAction({
        spool,
        selection: { kind: 'held', selection: some.selection },
        action: { kind: 'remove' },
      })
      expect(preview.total).toBe(3)
      const keys = await api.readSelection({
        spool,
        selection: { kind: 'held', selection: some.selection },
        offset: 1,
        limit: 2,
      })
      expect(keys.map(({ queue, name, checkedOut }) => [queue, name, checkedOut])).toEqual([
        ['active', 'm2', false],
        ['frozen', 'm3', false],
      ])
      await api.releaseSelection({ selection: some.selection })
      const selection = { kind: 'held' as const, selection: some.selection }
      expect(await failureOf(api.previewAction({ spool, selection, action: { kind: 'freeze' } }))).toEqual({
        code: 'unknown-selection',
        selection: some.selection,
      })
    })

    it('adds what a message that arrives says', async () => {
      const { api, openWhole, until } = await clientOfTest(connect)
      const spoolOnDisk = await messageSpool([])
      const { spool } = await openWhole(spoolOnDisk.dir)
      const { list } = await api.openList({ spool, filter: all, sort: byName })
      await addMessage(spoolOnDisk, { name: 'new', subject: 'Here I am' })
      const page = await until(
        () => api.readRows({ list, offset: 0, limit: 10 }),
        ({ total }) => total === 1,
      )
      expect(page.rows).toMatchObject([{ name: 'new', subject: 'Here I am', known: true }])
    })
  })
}
