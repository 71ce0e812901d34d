import { expect, test } from 'vitest'
import { queryOfView, savedFiltersOf } from './saved-filters.ts'

test('what is listed becomes one query', () => {
  expect(queryOfView(null, 'from:ada')).toBe('from:ada')
  expect(queryOfView(['frozen'], '')).toBe('queue:frozen')
  expect(queryOfView(['frozen'], 'age>2h')).toBe('queue:frozen age>2h')
  expect(queryOfView(['a', 'my queue'], 'x or y')).toBe('(queue:a or queue:"my queue") (x or y)')
})

test('filters of another version are left out, and a text that is none is none', () => {
  const text = JSON.stringify([{ name: 'old', query: 'age>1w' }, { name: 7 }, 'what'])
  expect(savedFiltersOf(text)).toEqual([{ name: 'old', query: 'age>1w' }])
  expect(savedFiltersOf('{')).toBeUndefined()
  expect(savedFiltersOf('{}')).toBeUndefined()
})
