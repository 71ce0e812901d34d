import { describe, expect, test } from 'vitest'
import {
  MAX_ELEMENT_PX,
  clampTop,
  physicalHeight,
  rowsInView,
  scaleOf,
  scrollTopOf,
  scrolledTo,
  topToShow,
} from './row-window.ts'
import type { RowGeometry } from './row-window.ts'

const small: RowGeometry = { total: 1000, rowPx: 30, viewPx: 600, maxPx: MAX_ELEMENT_PX }
const huge: RowGeometry = { ...small, total: 2_000_000 }

describe('a list that fits into an element', () => {
  test('scrolls pixel by pixel', () => {
    expect(scaleOf(small)).toBe(1)
    expect(physicalHeight(small)).toBe(30_000)
    expect(scrolledTo(small, 0, 0, 1234)).toBe(1234)
    expect(scrollTopOf(small, 1234)).toBe(1234)
  })

  test('shows the rows in view and some around', () => {
    expect(rowsInView(small, 0, 5)).toEqual({ first: 0, last: 24 })
    expect(rowsInView(small, 3015, 0)).toEqual({ first: 100, last: 120 })
    expect(rowsInView(small, clampTop(small, Infinity), 5)).toEqual({ first: 975, last: 999 })
  })

  test('an empty list has no rows', () => {
    expect(rowsInView({ ...small, total: 0 }, 0, 5)).toEqual({ first: 0, last: -1 })
  })
})

describe('a list that is higher than an element can be', () => {
  test('reaches its last row at the end of the scroll bar', () => {
    const end = physicalHeight(huge) - huge.viewPx
    expect(physicalHeight(huge)).toBe(MAX_ELEMENT_PX)
    const top = scrolledTo(huge, 0, 0, end)
    expect(rowsInView(huge, top, 0).last).toBe(huge.total - 1)
    expect(scrollTopOf(huge, top)).toBeCloseTo(end)
  })

  test('a wheel moves it by pixels, not by what the scroll bar stands for', () => {
    const top = 30_000_000
    const scrollTop = scrollTopOf(huge, top)
    expect(scrolledTo(huge, top, scrollTop, scrollTop + 100)).toBe(top + 100)
  })

  test('the thumb moves it by proportion', () => {
    expect(scrolledTo(huge, 0, 0, 4_000_000)).toBeCloseTo(4_000_000 * scaleOf(huge))
  })
})

describe('showing a row', () => {
  test('scrolls as little as it takes', () => {
    expect(topToShow(small, 300, 9)).toBe(270)
    expect(topToShow(small, 300, 15)).toBe(300)
    expect(topToShow(small, 300, 30)).toBe(330)
    expect(topToShow(small, 0, 999)).toBe(29_400)
  })
})
