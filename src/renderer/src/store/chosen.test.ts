import { beforeEach, describe, expect, test } from 'vitest'
import { connectFake, rowOf } from '../../test/fake-bridge.ts'
import { choose, chooseAll, extendTo, toggle } from './choose.ts'
import { chosenCount, dropFromChosen, isChosen, useChosen } from './chosen.ts'
import { closeListing, openListing } from './listing-open.ts'
import { rangesWithout, resolveChosen } from './resolve-chosen.ts'

const names = Array.from({ length: 5000 }, (_, place) => `e${String(place)}`)
const count = () => chosenCount(useChosen.getState().chosen, names.length)
const has = (index: number) => isChosen(useChosen.getState().chosen, index, rowOf(`e${String(index)}`))

beforeEach(async () => {
  connectFake(names)
  closeListing()
  await openListing({ spool: 's', filter: { queues: null, query: '' }, sort: [] })
})

describe('choosing', () => {
  test('one, then another instead', async () => {
    await choose(3)
    await choose(4)
    expect([has(3), has(4), count()]).toEqual([false, true, 1])
  })

  test('one more, and less', async () => {
    await choose(3)
    await toggle(7)
    expect(count()).toBe(2)
    await toggle(3)
    expect([has(3), has(7), count()]).toEqual([false, true, 1])
  })

  test('a range over rows that are not loaded', async () => {
    await choose(50)
    await extendTo(350)
    expect([has(49), has(50), has(350), has(351), count()]).toEqual([false, true, true, false, 301])
    await extendTo(40)
    expect([has(39), has(40), has(50), has(51), count()]).toEqual([false, true, true, false, 11])
  })

  test('a long range is kept by its ends', async () => {
    await choose(10)
    await extendTo(4000)
    expect(useChosen.getState().chosen.kind).toBe('range')
    expect(count()).toBe(3991)
    await toggle(20)
    expect([has(20), has(21), count()]).toEqual([false, true, 3990])
  })

  test('all that match, less one', async () => {
    chooseAll()
    expect(count()).toBe(5000)
    await toggle(1)
    expect([has(1), has(4999), count()]).toEqual([false, true, 4999])
  })

  test('what leaves is chosen no more', async () => {
    await choose(3)
    dropFromChosen([{ queue: 'active', name: 'e3', checkedOut: false }])
    expect(useChosen.getState().chosen.kind).toBe('none')
  })
})

describe('the fixed list for an action', () => {
  test('names what was seen of each entry', async () => {
    await choose(3)
    expect(await resolveChosen()).toEqual({
      spool: 's',
      selection: {
        kind: 'entries',
        entries: [{ key: { queue: 'active', name: 'e3', checkedOut: false }, revision: 'r-e3' }],
      },
      count: 1,
    })
  })

  test('is held by the service when it is long', async () => {
    chooseAll()
    await toggle(7)
    expect(await resolveChosen()).toEqual({
      spool: 's',
      selection: { kind: 'held', selection: 'held-1' },
      count: 4999,
    })
  })

  test('leaves holes where entries were taken out', () => {
    expect(rangesWithout({ from: 0, to: 9 }, [0, 4, 9])).toEqual([
      { from: 1, to: 4 },
      { from: 5, to: 9 },
    ])
    expect(rangesWithout({ from: 2, to: 3 }, [])).toEqual([{ from: 2, to: 4 }])
    expect(rangesWithout({ from: 2, to: 2 }, [2])).toEqual([])
    expect(rangesWithout({ from: 2, to: 5 }, [0, 7])).toEqual([{ from: 2, to: 6 }])
  })
})
