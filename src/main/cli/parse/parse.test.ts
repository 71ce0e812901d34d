import { describe, expect, it } from 'vitest'
import { parseCount, parsePort, parsePositiveCount, parseRate } from './parse-count.ts'
import { parseSort } from './parse-sort.ts'
import { parsePositiveSpan, parseQueueSpan, parseSpan } from './parse-span.ts'
import { parseTime } from './parse-time.ts'

describe('parseSpan', () => {
  it.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['3d', 259_200_000],
    ['100000d', 8_640_000_000_000],
    ['0s', 0],
    ['1.5h', 5_400_000],
    ['500ms', 500],
  ])('reads %s', (text, ms) => expect(parseSpan(text)).toBe(ms))

  it.each(['', '5', 'h', '-5m', '5 x', '1e3s', 'NaNs', '5m!'])('refuses %j', (text) => {
    expect(() => parseSpan(text)).toThrow('A span is something like')
  })

  it('refuses nothing where it must be something', () => {
    expect(parsePositiveSpan('1s')).toBe(1000)
    expect(() => parsePositiveSpan('0s')).toThrow('longer than nothing')
  })

  it('collects limits of queues, whose names may hold anything', () => {
    const first = parseQueueSpan('active=1d', undefined)
    expect(parseQueueSpan('a=b=2h', first)).toEqual({ active: 86_400_000, 'a=b': 7_200_000 })
    expect(() => parseQueueSpan('1d', undefined)).toThrow('active=1d')
    expect(() => parseQueueSpan('=1d', undefined)).toThrow('active=1d')
  })
})

describe('parseTime', () => {
  it.each([
    ['2026-01-31T12:34:56Z', '2026-01-31T12:34:56.000000Z'],
    ['2026-01-31T12:34:56.123456Z', '2026-01-31T12:34:56.123456Z'],
    ['2026-01-31T12:34:56.1Z', '2026-01-31T12:34:56.100000Z'],
    ['2026-01-31T12:34:56,5+02:00', '2026-01-31T10:34:56.500000Z'],
    ['2026-01-31T12:34-0530', '2026-01-31T18:04:00.000000Z'],
    ['2026-01-31 12:34:56+02', '2026-01-31T10:34:56.000000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000000Z'],
  ])('reads %s', (text, iso) => expect(parseTime(text)).toBe(iso))

  it('takes a time without a zone for local time (UTC in tests)', () => {
    expect(parseTime('2026-01-31T12:34:56')).toBe('2026-01-31T12:34:56.000000Z')
    expect(parseTime('2026-01-31')).toBe('2026-01-31T00:00:00.000000Z')
  })

  it.each(['', 'tomorrow', '2026-02-31T00:00:00Z', '2026-01-31T25:00:00Z', '12:34', '2026-01-31T12:34:56ZZ'])(
    'refuses %j',
    (text) => expect(() => parseTime(text)).toThrow('ISO 8601'),
  )
})

describe('parseSort', () => {
  it('reads fields with a direction', () => {
    expect(parseSort('queue,-age')).toEqual([
      { by: 'queue', direction: 'ascending' },
      { by: 'age', direction: 'descending' },
    ])
  })

  it('names the fields there are', () => expect(() => parseSort('weight')).toThrow('Fields are age, name'))
})

describe('counts', () => {
  it('reads whole numbers', () => {
    expect([parseCount('0'), parsePositiveCount('12'), parsePort('65535'), parseRate('0.5')]).toEqual([
      0, 12, 65_535, 0.5,
    ])
  })

  it.each([
    [parseCount, '-1'],
    [parseCount, '1.5'],
    [parseCount, ''],
    [parsePositiveCount, '0'],
    [parsePort, '65536'],
    [parseRate, '0'],
    [parseRate, 'fast'],
  ])('%o refuses %j', (parse, text) => expect(() => parse(text)).toThrow())
})
