import { expect, it } from 'vitest'
import { queueNames } from './queue-names.ts'

it('takes the names of queues from a line of text', () => {
  expect(queueNames(' incoming, failed\tdone ')).toEqual({
    names: ['incoming', 'failed', 'done'],
    problem: null,
  })
})

it.each([
  ['', 'A spool has at least one queue.'],
  ['a b a', '“a” is there twice.'],
  ['a .tmp', '“.tmp” begins with a dot: such directories are the spool’s own.'],
  ['a b/c', '“b/c” has a slash: a queue is one directory.'],
])('says why %j cannot be queues', (text, problem) => {
  expect(queueNames(text).problem).toBe(problem)
})
