import { expect, test } from 'vitest'
import { ageLabel, ageRangeText, bucketRange } from './age-ranges.ts'

const MINUTE = 60_000

test('says the bounds of doubling ages in narrow columns', () => {
  const bounds = Array.from({ length: 14 }, (_, at) => 5 * MINUTE * 2 ** at)
  expect(bounds.map(ageLabel)).toEqual(
    '5m 10m 20m 40m 1h20 2h40 5h20 11h 21h 1.8d 3.6d 7.1d 14d 28d'.split(' '),
  )
})

test('says a range exactly', () => {
  expect(ageRangeText(null, 5 * MINUTE)).toBe('younger than 5 min')
  expect(ageRangeText(20 * MINUTE, 40 * MINUTE)).toBe('20 min to 40 min old')
  expect(ageRangeText(160 * MINUTE, null)).toBe('2 h 40 min or older')
})

test('the first bucket has no lower bound, and the last no upper one', () => {
  expect(bucketRange([1, 2], 0)).toEqual({ fromMs: null, toMs: 1 })
  expect(bucketRange([1, 2], 1)).toEqual({ fromMs: 1, toMs: 2 })
  expect(bucketRange([1, 2], 2)).toEqual({ fromMs: 2, toMs: null })
})
