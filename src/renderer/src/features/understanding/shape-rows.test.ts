import { expect, test } from 'vitest'
import { cellOf, shapeRows } from './shape-rows.ts'

const shape = {
  boundsMs: [300_000, 600_000],
  rows: [{ domain: 'a.org', total: 3, counts: [1, 0, 2], query: 'to-domain:a.org' }],
  total: [1, 0, 3],
  rest: 1,
  complete: true,
}
const rows = shapeRows(shape)

test('each cell has the query that finds what it counts', () => {
  expect(cellOf(shape, rows, { row: 1, column: 0 })?.query).toBe('to-domain:a.org')
  expect(cellOf(shape, rows, { row: 1, column: 2 })?.query).toBe('to-domain:a.org age<5m')
  expect(cellOf(shape, rows, { row: 1, column: 3 })?.query).toBe('to-domain:a.org age>=5m age<10m')
  expect(cellOf(shape, rows, { row: 1, column: 4 })).toEqual({
    domain: 'a.org',
    bucket: 2,
    count: 2,
    query: 'to-domain:a.org age>=10m',
  })
})

test('the first row is of all domains', () => {
  expect(cellOf(shape, rows, { row: 0, column: 1 })).toEqual({
    domain: null,
    bucket: null,
    count: 4,
    query: '',
  })
  expect(cellOf(shape, rows, { row: 0, column: 4 })?.query).toBe('age>=10m')
  expect(cellOf(shape, rows, { row: 9, column: 0 })).toBeNull()
})
