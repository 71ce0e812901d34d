import { beforeEach, describe, expect, test } from 'vitest'
import { connectFake, rowOf, until } from '../../test/fake-bridge.ts'
import type { FakeService } from '../../test/fake-bridge.ts'
import { rowAt, useListing } from './listing.ts'
import { closeListing, openListing, showNewEntries } from './listing-open.ts'
import { noteList, wantRows } from './listing-pages.ts'

const names = Array.from({ length: 1000 }, (_, place) => `entry-${String(place).padStart(4, '0')}`)
const request = { spool: 's', filter: { queues: null, query: '' }, sort: [] } as const

let service: FakeService

beforeEach(async () => {
  service = connectFake(names)
  closeListing()
  await openListing(request)
})

const rowName = (index: number) => rowAt(useListing.getState(), index)?.name
const told = () =>
  noteList({ ...service.view(useListing.getState().list?.list ?? ''), version: service.version })

describe('paging', () => {
  test('the first page comes with the list, another when it is looked at', async () => {
    expect(rowName(99)).toBe('entry-0099')
    expect(rowName(500)).toBeUndefined()
    wantRows(495, 520)
    await until(() => rowName(520) !== undefined)
    expect(rowName(499)).toBe('entry-0499')
  })

  test('each page is asked for once', async () => {
    service.calls.length = 0
    wantRows(500, 520)
    wantRows(501, 521)
    await until(() => rowName(520) !== undefined)
    expect(service.calls.filter((name) => name === 'readRows')).toHaveLength(1)
  })
})

describe('a list that changes', () => {
  test('is read again, and until then shows what it was', async () => {
    wantRows(0, 20)
    service.rows = service.rows.slice(1)
    service.version = 2
    told()
    expect(rowName(0)).toBe('entry-0000')
    await until(() => rowName(0) === 'entry-0001')
    expect(useListing.getState().list?.total).toBe(999)
  })

  test('what is in view stays in view when rows above it leave', async () => {
    wantRows(500, 520)
    await until(() => rowName(520) !== undefined)
    service.rows = service.rows.slice(10)
    service.version = 2
    told()
    await until(() => useListing.getState().list?.total === 990)
    expect(useListing.getState().scroll).toMatchObject({ kind: 'shift', rows: -10 })
    expect(rowName(490)).toBe('entry-0500')
  })

  test('the cursor stays on its entry', async () => {
    wantRows(0, 20)
    useListing.setState({
      cursor: { index: 5, key: { queue: 'active', name: 'entry-0005', checkedOut: false } },
    })
    service.rows = service.rows.slice(2)
    service.version = 2
    told()
    await until(() => useListing.getState().list?.total === 998)
    expect(useListing.getState().cursor).toEqual({
      index: 3,
      key: { queue: 'active', name: 'entry-0005', checkedOut: false },
    })
  })

  test('an entry that leaves under the cursor leaves the cursor where it is', async () => {
    wantRows(0, 20)
    useListing.setState({
      cursor: { index: 5, key: { queue: 'active', name: 'entry-0005', checkedOut: false } },
    })
    service.rows = service.rows.filter(({ name }) => name !== 'entry-0005')
    service.version = 2
    told()
    await until(() => useListing.getState().list?.total === 999)
    expect(useListing.getState().cursor).toMatchObject({
      index: 5,
      vacated: true,
      key: { name: 'entry-0006' },
    })
  })

  test('who goes elsewhere while new entries are taken in stays there', async () => {
    const last = { index: 999, key: { queue: 'active', name: 'entry-0999', checkedOut: false } }
    connectFake(names, {
      refreshList: ({ list }) => {
        useListing.setState({ cursor: last })
        return Promise.resolve({ ...service.view(list), version: 3 })
      },
      findRow: ({ key }) => Promise.resolve(names.indexOf(key.name)),
      readRows: ({ list, offset, limit }) => {
        // While the rows around the last entry are read, it is left for the unread one before.
        if (offset === 900) useListing.setState({ cursor: { index: 350, key: null } })
        const rows = service.rows.slice(offset, offset + limit)
        return Promise.resolve({ ...service.view(list), version: 3, offset, rows })
      },
    })
    await showNewEntries()
    expect(useListing.getState().cursor).toEqual({ index: 350, key: null })
    expect(useListing.getState().scroll).toMatchObject({ kind: 'show', rows: 350 })
    expect(rowName(350)).toBe('entry-0350')
  })

  test('new entries are counted, and shown when asked for', async () => {
    service.newEntries = 2
    service.version = 2
    told()
    expect(useListing.getState().latest?.newEntries).toBe(2)
    connectFake([], {
      refreshList: ({ list }) =>
        Promise.resolve({ ...service.view(list), total: 1, newEntries: 0, version: 3 }),
      readRows: ({ list }) =>
        Promise.resolve({
          ...service.view(list),
          total: 1,
          newEntries: 0,
          version: 3,
          offset: 0,
          rows: [rowOf('new')],
        }),
    })
    await showNewEntries()
    expect(rowName(0)).toBe('new')
    expect(useListing.getState().latest?.newEntries).toBe(0)
  })
})
