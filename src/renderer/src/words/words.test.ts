import { describe, expect, test } from 'vitest'
import { longAge, shortAge, spanText } from './ages.ts'
import { keyId, readableName } from './names.ts'
import { sizeText } from './sizes.ts'
import { absoluteTime } from './times.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('ages', () => {
  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [MINUTE, '1 min'],
    [90 * MINUTE, '1 h'],
    [20 * DAY, '20 d'],
    [21 * DAY, '3 w'],
    [800 * DAY, '2 y'],
    [-2 * MINUTE, 'in 2 min'],
  ])('%s ms is %s', (span, text) => {
    expect(shortAge(0, span)).toBe(text)
  })

  test('in a sentence', () => {
    expect(longAge(0, 1000)).toBe('just now')
    expect(longAge(0, MINUTE)).toBe('1 minute ago')
    expect(longAge(3 * DAY, 0)).toBe('in 3 days')
  })

  test('spans are exact', () => {
    expect(spanText(90)).toBe('1 min 30 s')
    expect(spanText(0.5)).toBe('0.5 s')
    expect(spanText(86_400)).toBe('1 d')
    expect(spanText(0)).toBe('0 s')
  })
})

describe('sizes', () => {
  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KB'],
    [1_048_575, '1.0 MB'],
    [200 * 1024 * 1024, '200 MB'],
  ])('%s is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text)
  })
})

describe('names', () => {
  test('bytes that are no UTF-8 and control characters are written out', () => {
    expect(readableName('a\udcffb\u0007')).toBe('a\\xffb\\x07')
    expect(readableName('häß 🧵')).toBe('häß 🧵')
    expect(readableName('in\u202exob\n')).toBe('in\\u202exob\\x0a')
  })

  test('the same name in two places has two keys', () => {
    const key = { queue: 'active', name: 'x', checkedOut: false }
    expect(keyId(key)).not.toBe(keyId({ ...key, checkedOut: true }))
  })
})

test('times in UTC say so', () => {
  expect(absoluteTime(Date.UTC(2026, 0, 31, 12, 34, 56), 'utc')).toBe('2026-01-31 12:34:56Z')
})
