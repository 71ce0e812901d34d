import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FailureError } from '../../../contract/failure.ts'
import type { ListView } from '../../../contract/views.ts'
import { connectFake } from '../../test/fake-bridge.ts'
import { closeListing, openListing } from './listing-open.ts'
import { useListing } from './listing.ts'
import { applyFilter } from './saved-filters.ts'
import { applyQuery, followAskedQuery, typeQuery, useTypedQuery } from './typed-query.ts'

const request = { spool: 's', filter: { queues: null, query: '' }, sort: [] } as const
const text = () => useTypedQuery.getState().text
const asked = () => useListing.getState().asked.query

/** The lists that were asked for, each with what lets it arrive. */
let lists: { readonly query: string; readonly arrive: () => void }[]
let unfollow: () => void

beforeEach(async () => {
  connectFake(['e0'])
  closeListing()
  await openListing(request)
  vi.useFakeTimers()
  lists = []
  const service = connectFake(['e0'], {
    openList: ({ filter: { query } }) =>
      new Promise<ListView>((resolve, reject) => {
        const view = service.view(`list of ${query}`)
        const arrive = () =>
          query.endsWith('(')
            ? reject(new FailureError({ code: 'query', problem: 'open', offset: 0, length: 1 }))
            : resolve(view)
        lists.push({ query, arrive })
      }),
  })
  unfollow = followAskedQuery()
})

afterEach(() => {
  unfollow()
  vi.useRealTimers()
})

test('takes effect once typing has paused', () => {
  typeQuery('f')
  vi.advanceTimersByTime(200)
  typeQuery('from:ada ')
  vi.advanceTimersByTime(200)
  expect(lists).toEqual([])
  vi.advanceTimersByTime(50)
  expect(lists.map(({ query }) => query)).toEqual(['from:ada'])
  expect(text()).toBe('from:ada ')
})

test('what is typed on while the list is on its way stays', async () => {
  applyQuery('from:ada')
  typeQuery('from:ada age')
  lists[0]?.arrive()
  await vi.waitFor(() => expect(useListing.getState().filter.query).toBe('from:ada'))
  expect(text()).toBe('from:ada age')
})

test('a saved filter takes the place of what was typed and has yet to take effect', () => {
  typeQuery('from:ada')
  void applyFilter({ name: 'Frozen', query: 'status:frozen' })
  expect(text()).toBe('status:frozen')
  vi.advanceTimersByTime(1000)
  expect(asked()).toBe('status:frozen')
  expect(lists.map(({ query }) => query)).toEqual(['status:frozen'])
})

test('nothing that was applied already is applied once more over a saved filter', () => {
  typeQuery('from:ada')
  applyQuery('from:ada')
  void applyFilter({ name: 'Frozen', query: 'status:frozen' })
  vi.advanceTimersByTime(1000)
  expect(lists.map(({ query }) => query)).toEqual(['from:ada', 'status:frozen'])
})

test('a query that cannot be read stays to be mended, while the list is as before', async () => {
  applyQuery('from:(')
  lists[0]?.arrive()
  await vi.waitFor(() => expect(useListing.getState().queryProblem?.problem).toBe('open'))
  expect([text(), asked()]).toEqual(['from:(', ''])
})

test('another spool has its own filter, though its query be the same', () => {
  typeQuery('from:ada')
  void openListing({ ...request, spool: 'another' })
  expect(text()).toBe('')
  vi.advanceTimersByTime(1000)
  expect(lists.map(({ query }) => query)).toEqual([''])
})
