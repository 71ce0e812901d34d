import { describe, expect, it } from 'vitest'
import { countsOfPlaywright, countsOfVitest, inWords, noTests, sum, withStatus } from './test-counts.ts'

describe('counts of tests', () => {
  it('are said in one line', () => {
    expect(inWords(noTests)).toBe('0 passed, 0 failed')
    expect(inWords({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
  })

  it('are those of all runners', () => {
    const vitest = countsOfVitest({
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    })
    const playwright = countsOfPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 6 } })
    expect(sum([vitest, playwright])).toEqual({ passed: 9, failed: 4, skipped: 9 })
  })

  it('never hide a failure that no test stands for', () => {
    expect(withStatus({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1)
    expect(withStatus({ passed: 9, failed: 2, skipped: 0 }, 1).failed).toBe(2)
    expect(withStatus({ passed: 9, failed: 0, skipped: 0 }, 0).failed).toBe(0)
  })
})
