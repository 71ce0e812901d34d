import { describe, expect, it } from 'vitest'
import { parseSexp } from '../sexp/parse.ts'
import { errorSummary, errorText } from './error-text.ts'

describe('errorText', () => {
  it('is what the reference shows', () => {
    expect(errorText(parseSexp('("Unable to send envelope""550 no")'))).toBe(
      '("Unable to send envelope" "550 no")',
    )
    expect(errorText('No hops available')).toBe('"No hops available"')
  })
})

describe('errorSummary', () => {
  it.each([
    ['"No hops available"', 'No hops available'],
    [
      '("Unable to send envelope""550 5.1.1 no such user")',
      'Unable to send envelope: 550 5.1.1 no such user',
    ],
    [
      '("Unable to send envelope"("a tag"(Failure"line one\\nline two")))',
      'Unable to send envelope: a tag: Failure: line one line two',
    ],
    ['(Failure boom)', 'Failure: boom'],
    [
      '(Unix.Unix_error"Connection refused"connect 10.0.0.1:25)',
      '(Unix.Unix_error "Connection refused" connect 10.0.0.1:25)',
    ],
    ['("a tag"((code 451)(text later)))', 'a tag: ((code 451) (text later))'],
    ['(code 451)', '(code 451)'],
    ['()', '()'],
    ['""', ''],
  ])('of %s is %s', (sexp, summary) => expect(errorSummary(parseSexp(sexp))).toBe(summary))

  it('does not mind depth', () => {
    const depth = 100_000
    const nested = parseSexp(`${'(A '.repeat(depth)}x${')'.repeat(depth)}`)
    expect(errorSummary(nested)).toBe(`${'A: '.repeat(depth)}x`)
  })
})
