import { expect, test } from 'vitest'
import type { EntryResult, RepairStep } from '../../../../contract/views.ts'
import { resultsOfSteps } from './results-of-steps.ts'

const step = (number: number, problem: string): RepairStep => ({
  step: number,
  problem,
  kind: 'set-aside',
  operation: '',
  reason: '',
  keeps: '',
  drops: null,
  diff: null,
})
const done = (name: string, from: string): EntryResult => ({ kind: 'done', name, from, to: null })

test('finds the step of each result, whichever name ended first', () => {
  const problems = new Map([
    ['p1', { name: 'a' }],
    ['p2', { name: 'b' }],
  ])
  const steps = [step(1, 'p1'), step(2, 'p1'), step(3, 'p2')]
  const results = [done('b', 'tmp'), done('a', 'registry')]
  expect(resultsOfSteps(steps, results, problems)).toEqual([results[1], null, results[0]])
})
