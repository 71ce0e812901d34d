import { expect, test } from 'vitest'
import { heatOf } from './heat.ts'

test('the most is hottest, one is a little, none is nothing', () => {
  expect(heatOf(0, 1000)).toBe(0)
  expect(heatOf(1, 1000)).toBe(1)
  expect(heatOf(30, 1000)).toBe(3)
  expect(heatOf(1000, 1000)).toBe(5)
})

test('where there is one of each, nothing stands out', () => {
  expect(heatOf(1, 1)).toBe(3)
  expect(heatOf(0, 0)).toBe(0)
})
