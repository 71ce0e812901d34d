import { expect, test } from 'vitest'
import { RateLimit } from './rate-limit.ts'

test('starts are spread evenly, and a pause does not save up for a burst', () => {
  const rate = new RateLimit(10)
  expect(rate.waitMs(0)).toBe(0)
  rate.take(0)
  expect(rate.waitMs(0)).toBe(100)
  expect(rate.waitMs(60)).toBe(40)
  expect(rate.waitMs(5000)).toBe(0)
  rate.take(5000)
  expect(rate.waitMs(5000)).toBe(100)
})

test('a slow rate that is raised does not hold back what would be allowed now', () => {
  const rate = new RateLimit(0.001)
  rate.take(0)
  rate.set(10, 0)
  expect(rate.waitMs(0)).toBe(100)
  rate.set(null, 0)
  expect(rate.waitMs(0)).toBe(0)
})
