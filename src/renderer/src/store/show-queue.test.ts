import { beforeEach, describe, expect, test } from 'vitest'
import type { ListView } from '../../../contract/views.ts'
import { connectFake, until } from '../../test/fake-bridge.ts'
import type { FakeService } from '../../test/fake-bridge.ts'
import { choose, extendTo, toggle } from './choose.ts'
import { chooseNone, useChosen } from './chosen.ts'
import { useListing } from './listing.ts'
import { closeListing, openListing, sortListing } from './listing-open.ts'
import { useNotices } from './notices.ts'
import { closeEntry, openEntry, useOpenedEntry } from './opened-entry.ts'
import { showQueues } from './show-queue.ts'

const names = ['e0', 'e1', 'e2', 'e3', 'e4']
const request = { spool: 's', filter: { queues: null, query: '' }, sort: [] } as const

let service: FakeService
/** The list that was asked for arrives. */
let arrive: () => void

const opened = () => useOpenedEntry.getState().opened?.key.name ?? null
const cursor = () => useListing.getState().cursor
const chosen = () => {
  const now = useChosen.getState().chosen
  return now.kind === 'some' ? [...now.entries.values()].map(({ key }) => key.name) : []
}

/** From here on lists wait until they are let through; then only these entries are there. */
function heldBack(left: readonly string[]): void {
  service = connectFake(names, {
    openList: () =>
      new Promise<ListView>((resolve) => {
        arrive = () => {
          service.rows = service.rows.filter(({ name }) => left.includes(name))
          resolve(service.view('the new one'))
        }
      }),
  })
}

beforeEach(async () => {
  service = connectFake(names)
  closeListing()
  chooseNone()
  closeEntry()
  useNotices.setState({ notices: [] })
  await openListing(request)
})

describe('a row that is clicked while another list is on its way', () => {
  test('opens, and is chosen in the new list', async () => {
    heldBack(['e2', 'e3'])
    const shown = showQueues(['frozen'])
    await choose(3)
    arrive()
    await shown
    expect([chosen(), cursor()?.index]).toEqual([['e3'], 1])
    await until(() => opened() === 'e3')
  })

  test('opens, even where the new list does not have it', async () => {
    await choose(1)
    await until(() => opened() === 'e1')
    heldBack(['e1', 'e2'])
    const shown = showQueues(['frozen'])
    await choose(4)
    arrive()
    await shown
    expect([chosen(), cursor()]).toEqual([[], null])
    await until(() => opened() === 'e4')
  })

  test('of several, those that the new list has stay chosen', async () => {
    heldBack(['e0', 'e2', 'e4'])
    const shown = showQueues(['frozen'])
    await choose(1)
    await extendTo(2)
    await toggle(4)
    arrive()
    await shown
    expect([chosen(), cursor()?.index]).toEqual([['e2', 'e4'], 2])
  })

  test('keeps the cursor while the list is sorted', async () => {
    await choose(1)
    heldBack(names)
    const sorted = sortListing([{ by: 'size', direction: 'descending' }])
    await choose(3)
    arrive()
    await sorted
    expect([chosen(), cursor()]).toMatchObject([['e3'], { index: 3, key: { name: 'e3' } }])
  })
})

describe('a list that nothing was clicked before', () => {
  test('has the entry that is read chosen', async () => {
    await openEntry({ queue: 'active', name: 'e2', checkedOut: false })
    heldBack(['e2', 'e3'])
    const shown = showQueues(['frozen'])
    arrive()
    await shown
    expect([opened(), chosen(), cursor()?.index]).toEqual(['e2', ['e2'], 0])
  })

  test('closes the entry that it does not have, and has nothing chosen', async () => {
    await choose(0)
    await until(() => opened() === 'e0')
    heldBack(['e2', 'e3'])
    const shown = showQueues(['frozen'])
    arrive()
    await shown
    expect([opened(), chosen(), cursor()]).toEqual([null, [], null])
  })
})

test('a row that had not been read when another list took its place is neither chosen nor complained of', async () => {
  let refuse: (error: Error) => void = () => undefined
  service = connectFake(names, {
    readRows: ({ list, offset }) =>
      offset > 0
        ? new Promise((_, reject) => (refuse = reject))
        : Promise.resolve({ ...service.view(list), offset, rows: service.rows }),
  })
  useListing.setState(({ list }) => ({
    list: list === null ? null : { ...list, list: 'former', total: 500 },
  }))
  const unread = choose(400)
  await openListing(request)
  refuse(new Error('the list is closed'))
  await unread
  expect([chosen(), useNotices.getState().notices]).toEqual([[], []])
})
