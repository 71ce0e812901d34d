import { expect, test } from 'vitest'
import type { EntryResult } from '../../../contract/views.ts'
import { JobResults } from './job-results.ts'

const done = (name: string, to: string | null): EntryResult => ({ kind: 'done', name, from: 'active', to })
const failed = (name: string): EntryResult => ({
  kind: 'failed',
  name,
  from: 'active',
  failure: { code: 'not-found', name },
})

test('results come back as they were added, in their order', () => {
  const results = new JobResults()
  const all = [done('a', 'frozen'), failed('b'), done('c', null), failed('d'), done('e', 'frozen')]
  for (const result of all) results.add(result)
  expect(results.read(0, 10)).toEqual(all)
  expect(results.read(1, 2)).toEqual(all.slice(1, 3))
  expect(results.read(5, 2)).toEqual([])
  expect(results.readFailed(0, 10)).toEqual([failed('b'), failed('d')])
  expect(results.readFailed(1, 10)).toEqual([failed('d')])
  expect([results.total, results.failed]).toEqual([5, 2])
})

test('more results than the first room holds are kept', () => {
  const results = new JobResults()
  for (let at = 0; at < 1000; at++) results.add(at % 10 === 0 ? failed(`n${at}`) : done(`n${at}`, 'frozen'))
  expect(results.read(990, 2)).toEqual([failed('n990'), done('n991', 'frozen')])
  expect(results.failed).toBe(100)
})
