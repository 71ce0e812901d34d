import { expect, test } from 'vitest'
import { ageQuery, bothQueries } from './queries.ts'

test('both queries hold, whatever is in them', () => {
  expect(bothQueries('', 'to-domain:a.org')).toBe('to-domain:a.org')
  expect(bothQueries('status:frozen', 'to-domain:a.org')).toBe('status:frozen to-domain:a.org')
  expect(bothQueries('from:a or from:b', 'x')).toBe('(from:a or from:b) x')
  expect(bothQueries('from:a or from:b', '')).toBe('from:a or from:b')
})

test('ages are said in whole units', () => {
  expect(ageQuery(0, 300_000)).toBe('age<5m')
  expect(ageQuery(300_000, 600_000)).toBe('age>=5m age<10m')
  expect(ageQuery(80 * 60_000, null)).toBe('age>=80m')
  expect(ageQuery(120 * 60_000, 240 * 60_000)).toBe('age>=2h age<4h')
  expect(ageQuery(null, null)).toBe('')
})
