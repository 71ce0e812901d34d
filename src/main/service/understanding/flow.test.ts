import { describe, expect, it } from 'vitest'
import { Layout } from '../../spool/layout.ts'
import { EntryStore } from '../index/entry-store.ts'
import { Places } from '../index/places.ts'
import { Flow } from './flow.ts'

describe('Flow', () => {
  it('counts what comes and goes in buckets, and puts buckets together when there are many', () => {
    let now = 1_000_000
    const store = new EntryStore(new Places(['in', 'out'], new Layout('/nowhere')))
    store.addAll(0, ['old'])
    const flow = new Flow(store, () => now)
    const arrive = (name: string): number => {
      const slot = store.add(0, name)
      flow.appeared(slot)
      return slot
    }
    const first = arrive('a')
    now += 10_000
    arrive('b')
    store.move(first, 1)
    flow.moved(first, 0) // Checked out: still in its queue.
    store.move(first, 2)
    flow.moved(first, 1)
    expect(flow.view()).toEqual({
      bucketMs: 10_000,
      fromMs: 1_000_000,
      queues: [
        { queue: 'in', arrivals: [1, 1], departures: [0, 1], size: [2, 2] },
        { queue: 'out', arrivals: [0, 1], departures: [0, 0], size: [0, 1] },
      ],
    })
    now += 10_000 * 300
    store.remove(first)
    flow.left(first)
    const { bucketMs, queues } = flow.view()
    expect(bucketMs).toBe(20_000)
    const [incoming, outgoing] = queues
    expect(incoming?.arrivals.slice(0, 2)).toEqual([2, 0])
    expect(incoming?.arrivals).toHaveLength(151)
    expect(outgoing?.departures.at(-1)).toBe(1)
    expect(outgoing?.size.at(-2)).toBe(1)
    expect(outgoing?.size.at(-1)).toBe(0)
  })
})
