import { describe, expect, it } from 'vitest'
import { countsOfPlaywright, countsOfVitest, inWords, noTests, sum, withStatus } from './test-counts.ts'

describe('counts of tests', () => {
  it('are said in one line', () => {
    expect(inWords(noTests)).toBe('0 passed, 0 failed')
    expect(inWords({ ...noTests, passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
  })

  it('are those of all runners, with the names of what failed', () => {
    const vitest = countsOfVitest({
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { name: 'a.test.ts', status: 'failed', assertionResults: [{ fullName: 'a b', status: 'failed' }] },
        { name: 'c.test.ts', status: 'failed', assertionResults: [] },
      ],
    })
    const playwright = countsOfPlaywright({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 6 },
      suites: [
        {
          specs: [{ title: 'd', file: 'd.spec.ts', tests: [{ projectName: 'web', status: 'flaky' }] }],
          suites: [
            {
              specs: [
                { title: 'e', file: 'd.spec.ts', tests: [{ projectName: 'web', status: 'unexpected' }] },
              ],
            },
            {
              specs: [{ title: 'f', file: 'd.spec.ts', tests: [{ projectName: 'web', status: 'expected' }] }],
            },
          ],
        },
      ],
    })
    expect(sum([vitest, playwright])).toEqual({
      passed: 9,
      failed: 4,
      skipped: 9,
      failures: ['c.test.ts', 'a b', 'web: d.spec.ts: d', 'web: d.spec.ts: e'],
    })
  })

  it('never hide a failure that no test stands for', () => {
    const good = { ...noTests, passed: 9 }
    expect(withStatus('lint', good, 1)).toEqual({ ...good, failed: 1, failures: ['lint'] })
    expect(withStatus('lint', { ...good, failed: 2, failures: ['a', 'b'] }, 1).failed).toBe(2)
    expect(withStatus('lint', good, 0)).toEqual(good)
  })
})
