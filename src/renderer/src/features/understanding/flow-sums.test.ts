import { expect, test } from 'vitest'
import { flowSums, totalOf } from './flow-sums.ts'

const flow = {
  bucketMs: 10,
  fromMs: 1000,
  queues: [
    { queue: 'active', arrivals: [1, 2], departures: [0, 1], size: [5, 6] },
    { queue: 'frozen', arrivals: [0, 1], departures: [0, 0], size: [2, 3] },
  ],
}

test('adds up what came and went, bucket by bucket', () => {
  expect(flowSums(flow, null)).toEqual({
    timesMs: [1000, 1010],
    arrivals: [1, 3],
    departures: [0, 1],
    size: [7, 9],
  })
  expect(totalOf(flowSums(flow, null).arrivals)).toBe(4)
})

test('of some queues only', () => {
  expect(flowSums(flow, ['frozen']).size).toEqual([2, 3])
  expect(flowSums(flow, ['gone']).size).toEqual([0, 0])
})
