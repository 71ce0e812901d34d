import { expect, it } from 'vitest'
import { parseSpan, spanText } from './spans.ts'

it.each([
  ['90s', 90_000],
  ['10m', 600_000],
  [' 2 h ', 7_200_000],
  ['1.5d', 129_600_000],
  ['1w', 604_800_000],
])('reads %s', (text, ms) => {
  expect(parseSpan(text)).toBe(ms)
})

it.each(['', '10', 'm', '-1h', '1y', '1h 30m'])('does not take %j for a span', (text) => {
  expect(parseSpan(text)).toBeNull()
})

it.each(['90s', '10m', '2h', '36h', '1w', '0s'])('writes %s as it was', (text) => {
  expect(spanText(parseSpan(text) ?? NaN)).toBe(text)
})
