import { expect, test } from 'vitest'
import { printRetryIntervals, readRetryIntervals } from './retry-intervals.ts'

test('reads spans with and without jitter, however they are set apart', () => {
  const read = readRetryIntervals(' 5m, 1h30m  2h+-10m;1d±1h ')
  expect(read).toEqual({
    kind: 'intervals',
    intervals: [
      { spanMs: 300_000 },
      { spanMs: 5_400_000 },
      { spanMs: 7_200_000, jitterMs: 600_000 },
      { spanMs: 86_400_000, jitterMs: 3_600_000 },
    ],
  })
  expect(read.kind === 'intervals' && printRetryIntervals(read.intervals)).toBe('5m, 90m, 2h±10m, 1d±1h')
})

test('nothing is no interval', () => {
  expect(readRetryIntervals('  ')).toEqual({ kind: 'intervals', intervals: [] })
})

test.each(['5', 'soon', '0m', '5m+-', '5m+-1s+-1s'])('%s is none, and is named', (piece) => {
  expect(readRetryIntervals(`1m, ${piece}`)).toEqual({ kind: 'problem', piece })
})
