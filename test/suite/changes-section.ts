import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EntryChange, SpoolEvent } from '../../src/contract/events.ts'
import type { ListId, RowPage, Sort } from '../../src/contract/views.ts'
import { addMessage, messageSpool, type ArrangedMessage } from '../arranged-spool.ts'
import { clientOfTest, type Connect, type TestClient } from './connected.ts'

const all = { queues: null, query: '' }
const oldestFirst: readonly Sort[] = [{ by: 'age', direction: 'descending' }]
const youngestFirst: readonly Sort[] = [{ by: 'age', direction: 'ascending' }]

const three: readonly ArrangedMessage[] = [
  { name: 'old', ageMs: 3_600_000 },
  { name: 'middle', ageMs: 1_800_000 },
  { name: 'young', ageMs: 900_000 },
]

function changesIn(events: readonly SpoolEvent[]): string[] {
  return events
    .flatMap((event): readonly EntryChange[] => (event.kind === 'entries-changed' ? event.changes : []))
    .map(
      ({ change, queue, name, checkedOut }) => `${change} ${queue}/${checkedOut ? '.checkout/' : ''}${name}`,
    )
}

async function rowsWhen(
  client: TestClient,
  list: ListId,
  holds: (page: RowPage) => boolean,
): Promise<RowPage> {
  return client.until(() => client.api.readRows({ list, offset: 0, limit: 500 }), holds)
}

const namesOf = ({ rows }: RowPage): readonly string[] => rows.map(({ name }) => name)

export function changesSection(connect: Connect): void {
  describe('changes', () => {
    it('tells what happens to entries', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool([{ name: 'a' }])
      await client.openWhole(spool.dir)
      const told = (change: string): Promise<unknown> =>
        client.until(
          () => Promise.resolve(changesIn(client.events)),
          (changes) => changes.includes(change),
        )
      await addMessage(spool, { name: 'b' })
      await told('appeared active/b')
      const held = await spool.raw.expert.checkout(spool.raw.entry('active', 'b'))
      await told('checkout active/.checkout/b')
      await held.save('frozen')
      await told('left active/.checkout/b')
      await told('appeared frozen/b')
      await spool.raw.entry('frozen', 'b').direct.save('changed')
      await told('changed frozen/b')
      await spool.raw.entry('frozen', 'b').direct.remove()
      await told('left frozen/b')
      expect(changesIn(client.events)).toEqual([
        'appeared active/b',
        'checkout active/.checkout/b',
        'left active/.checkout/b',
        'appeared frozen/b',
        'changed frozen/b',
        'left frozen/b',
      ])
    })

    it('tells a move between queues as one', async () => {
      const client = await clientOfTest(connect)
      const { dir } = await messageSpool([{ name: 'a' }])
      const { spool } = await client.openWhole(dir)
      renameSync(join(dir, 'active', 'a'), join(dir, 'frozen', 'a'))
      await client.seen((event) => event.kind === 'entries-changed')
      const view = await client.until(
        async () => (await client.api.listSpools({})).find((each) => each.spool === spool),
        (found) => found?.queues[1]?.entries === 1,
      )
      expect(view?.queues[0]).toMatchObject({ entries: 0 })
      expect(changesIn(client.events)).toEqual(['left active/a', 'appeared frozen/a'])
    })

    it('tells the counts of queues', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      await spool.raw.expert.checkout(spool.raw.entry('active', 'old'))
      const event = await client.seen(
        (each): each is SpoolEvent & { kind: 'spool-changed' } =>
          each.kind === 'spool-changed' && each.spool.spool === id && each.spool.queues[0]?.checkedOut === 1,
      )
      expect(event.spool.queues[0]).toEqual({ queue: 'active', entries: 2, checkedOut: 1 })
    })

    it('tells only the client whose list it is that a list has changed', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      const { list, version } = await client.api.openList({ spool: id, filter: all, sort: oldestFirst })
      const { list: other } = await client.api.openList({
        spool: id,
        filter: { queues: ['removed'], query: '' },
        sort: [],
      })
      await spool.raw.entry('active', 'old').direct.remove()
      const event = await client.seen(
        (each): each is SpoolEvent & { kind: 'list-changed' } =>
          each.kind === 'list-changed' && each.list.total === 2,
      )
      expect(event).toMatchObject({ spool: id, list: { list, total: 2, newEntries: 0 } })
      expect(event.list.version).toBeGreaterThan(version)
      expect(client.events.some((each) => each.kind === 'list-changed' && each.list.list === other)).toBe(
        false,
      )
    })

    it('keeps rows where they are until the list is refreshed', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      const { list } = await client.api.openList({ spool: id, filter: all, sort: youngestFirst })
      await addMessage(spool, { name: 'newest', ageMs: 0 })
      const page = await rowsWhen(client, list, ({ newEntries }) => newEntries === 1)
      expect(page).toMatchObject({ total: 3, newEntries: 1, moved: 0 })
      expect(namesOf(page)).toEqual(['young', 'middle', 'old'])
      expect(await client.api.refreshList({ list })).toMatchObject({ total: 4, newEntries: 0 })
      expect(namesOf(await client.api.readRows({ list, offset: 0, limit: 9 }))).toEqual([
        'newest',
        'young',
        'middle',
        'old',
      ])
    })

    it('shows at once what comes after the last row, since that moves none', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      const { list } = await client.api.openList({ spool: id, filter: all, sort: oldestFirst })
      await addMessage(spool, { name: 'newest', ageMs: 0 })
      const page = await rowsWhen(client, list, ({ total }) => total === 4)
      expect(page).toMatchObject({ newEntries: 0, moved: 0 })
      expect(namesOf(page)).toEqual(['old', 'middle', 'young', 'newest'])
    })

    it('takes out what leaves, or does not match any more', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      const { list } = await client.api.openList({
        spool: id,
        filter: { queues: ['active'], query: '' },
        sort: oldestFirst,
      })
      await spool.raw.entry('active', 'old').direct.remove()
      const held = await spool.raw.expert.checkout(spool.raw.entry('active', 'middle'))
      const whileHeld = await rowsWhen(client, list, ({ rows }) => rows.some(({ checkedOut }) => checkedOut))
      expect(whileHeld.rows.map(({ name, checkedOut }) => [name, checkedOut])).toEqual([
        ['middle', true],
        ['young', false],
      ])
      await held.save('frozen')
      expect(namesOf(await rowsWhen(client, list, ({ total }) => total === 1))).toEqual(['young'])
    })

    it('leaves an entry that moves to another queue in its row', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      const { list } = await client.api.openList({ spool: id, filter: all, sort: oldestFirst })
      renameSync(join(spool.dir, 'active', 'middle'), join(spool.dir, 'frozen', 'middle'))
      const page = await rowsWhen(client, list, ({ rows }) => rows[1]?.queue === 'frozen')
      expect(page).toMatchObject({ total: 3, newEntries: 0, moved: 0 })
      expect(namesOf(page)).toEqual(['old', 'middle', 'young'])
    })

    it('counts rows that a refresh would move', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      const sort = [{ by: 'queue', direction: 'ascending' } as const]
      const { list } = await client.api.openList({ spool: id, filter: all, sort })
      renameSync(join(spool.dir, 'active', 'middle'), join(spool.dir, 'removed', 'middle'))
      const page = await rowsWhen(client, list, ({ moved }) => moved === 1)
      expect(namesOf(page)).toEqual(['middle', 'old', 'young'])
      expect(await client.api.refreshList({ list })).toMatchObject({ moved: 0, total: 3 })
      expect(namesOf(await client.api.readRows({ list, offset: 0, limit: 9 }))).toEqual([
        'old',
        'young',
        'middle',
      ])
    })

    it('finds a queue again that vanished and came back', async () => {
      const client = await clientOfTest(connect)
      const spool = await messageSpool(three)
      const { spool: id } = await client.openWhole(spool.dir)
      const { list } = await client.api.openList({ spool: id, filter: all, sort: oldestFirst })
      const queue = join(spool.dir, 'active')
      rmSync(queue, { recursive: true })
      const gone = await rowsWhen(client, list, ({ total }) => total === 0)
      expect(gone.rows).toEqual([])
      mkdirSync(join(queue, '.checkout'), { recursive: true })
      writeFileSync(join(queue, 'fresh'), 'no metadata')
      const back = await rowsWhen(client, list, ({ total }) => total === 1)
      expect(back.rows).toMatchObject([{ name: 'fresh', queue: 'active' }])
      // The queue is watched again, too.
      writeFileSync(join(queue, 'fresh2'), 'no metadata')
      expect(namesOf(await rowsWhen(client, list, ({ total }) => total === 2))).toContain('fresh2')
      expect((await client.api.listSpools({}))[0]?.lost).toBeNull()
    })

    it('ends in the true state after 10,000 moves in a burst', { timeout: 60_000 }, async () => {
      const client = await clientOfTest(connect)
      const { dir } = await messageSpool([])
      const names = Array.from({ length: 2500 }, (_, at) => `burst-${String(at).padStart(5, '0')}`)
      for (const name of names) writeFileSync(join(dir, 'active', name), 'metadata')
      const { spool: id } = await client.openWhole(dir)
      const { list } = await client.api.openList({
        spool: id,
        filter: { queues: ['removed'], query: '' },
        sort: [{ by: 'name', direction: 'ascending' }],
      })
      const move = (from: string, to: string, name: string): void =>
        renameSync(join(dir, from, name), join(dir, to, name))
      for (const [from, to] of [
        ['active', 'frozen'],
        ['frozen', 'active'],
        ['active', 'removed'],
      ] as const) {
        for (const name of names) move(from, to, name)
      }
      for (const name of names) {
        if (name.endsWith('7')) move('removed', 'quarantine', name)
        else {
          renameSync(join(dir, 'removed', name), join(dir, 'active', name))
          renameSync(join(dir, 'active', name), join(dir, 'removed', name))
        }
      }
      const counts = async (): Promise<readonly number[]> =>
        ((await client.api.listSpools({}))[0]?.queues ?? []).map(({ entries }) => entries)
      const isTrue = (entries: readonly number[]): boolean => entries.join() === '0,0,2250,250'
      await client.until(counts, isTrue)
      await client.api.refreshList({ list })
      expect(await client.api.readRows({ list, offset: 2249, limit: 10 })).toMatchObject({
        total: 2250,
        rows: [{ name: 'burst-02499', queue: 'removed' }],
      })
      expect(
        client.events.some((event) => event.kind === 'entries-changed' && event.changes.length > 500),
      ).toBe(false)
    })
  })
}
