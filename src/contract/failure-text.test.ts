import { describe, expect, it } from 'vitest'
import type { Failure, FailureCode } from './failure.ts'
import { failureLine, failureSummary, failureText } from './failure-text.ts'

const path = '/var/spool/mail'

/** One of each: the compiler says when a code is missing here. */
const examples: { readonly [Code in FailureCode]: Extract<Failure, { readonly code: Code }> } = {
  'no-such-directory': { code: 'no-such-directory', path },
  'not-a-spool': { code: 'not-a-spool', path, missing: ['.registry', '.tmp'] },
  'not-empty': { code: 'not-empty', path },
  permission: { code: 'permission', path, need: 'write' },
  'spool-gone': { code: 'spool-gone', path },
  'unknown-spool': { code: 'unknown-spool', spool: 's1' },
  'unknown-queue': { code: 'unknown-queue', queue: 'nowhere', queues: ['active', 'frozen'] },
  'unknown-list': { code: 'unknown-list', list: 'l1' },
  'unknown-selection': { code: 'unknown-selection', selection: 'x1' },
  'unknown-job': { code: 'unknown-job', job: 'j1' },
  'unknown-operation': { code: 'unknown-operation', operation: 'o1' },
  'not-found': { code: 'not-found', name: 'abc', queue: 'active' },
  ambiguous: { code: 'ambiguous', name: 'abc', queues: ['active', 'frozen'] },
  changed: { code: 'changed', name: 'abc', queue: 'active' },
  'checked-out': { code: 'checked-out', name: 'abc', queue: 'active' },
  refused: { code: 'refused', name: 'abc', action: 'remove', status: 'send-now', way: ['freeze', 'remove'] },
  'wrong-kind-of-spool': { code: 'wrong-kind-of-spool', operation: 'freeze', kind: 'generic' },
  'read-only': { code: 'read-only', path, why: 'live-owner' },
  'live-owner': { code: 'live-owner', path, signs: ['Process 12 has it open.'] },
  'unreadable-metadata': { code: 'unreadable-metadata', path, problem: 'unexpected )', offset: 12 },
  'missing-data': { code: 'missing-data', path },
  'unreadable-message': { code: 'unreadable-message', problem: 'nested 200 deep' },
  query: { code: 'query', problem: 'a value is missing', offset: 4, length: 1 },
  'invalid-argument': { code: 'invalid-argument', argument: 'at', problem: 'is not a time' },
  'name-taken': { code: 'name-taken', name: 'abc' },
  'not-undoable': { code: 'not-undoable', operation: 'o1', reason: 'abc has changed since' },
  'journal-unwritable': { code: 'journal-unwritable', path, errno: 'ENOSPC' },
  'disk-full': { code: 'disk-full', path },
  io: { code: 'io', errno: 'EIO', syscall: 'rename', path },
  cancelled: { code: 'cancelled' },
  disconnected: { code: 'disconnected' },
  'not-admitted': { code: 'not-admitted' },
  internal: { code: 'internal', problem: 'x is not a function' },
}

describe('failureText', () => {
  it.each(Object.values(examples))('says $code in words, and names what it is about', (failure) => {
    const { title, detail, advice } = failureText(failure)
    expect(title).toMatch(/^[A-Z][^.]*[^.]$/)
    expect(detail).toMatch(/[.!?]$/)
    expect(detail).not.toMatch(/\.\.$|undefined|\[object/)
    expect(advice).not.toMatch(/undefined|\[object/)
    const about = [
      'path',
      'name',
      'queue',
      'operation',
      'argument',
      'problem',
      'spool',
      'job',
      'list',
      'selection',
    ]
    for (const key of about) {
      const value = (failure as Record<string, unknown>)[key]
      if (typeof value === 'string') expect(detail).toContain(value)
    }
  })

  it('says how to get to a refused action', () => {
    expect(failureText(examples.refused)).toEqual({
      title: 'Not allowed',
      detail: 'Cannot remove abc: its status is send-now.',
      advice: 'The way there: freeze, then remove.',
    })
  })

  it('leaves out what is not known', () => {
    expect(failureText({ code: 'not-undoable', operation: '', reason: 'There is nothing to undo.' })).toEqual(
      {
        title: 'Cannot be taken back',
        detail: 'There is nothing to undo.',
        advice: '',
      },
    )
    expect(failureText({ code: 'not-found', name: 'abc' }).detail).toBe('There is no entry abc.')
    expect(failureText({ code: 'read-only', path: '', why: 'host' }).detail).toBe(
      'Bobbin was started for reading only.',
    )
    expect(failureText({ code: 'not-a-spool', path, missing: [] }).detail).toBe(
      '/var/spool/mail does not look like a spool.',
    )
  })

  it('does not double a full stop that comes with the data', () => {
    expect(failureText({ code: 'internal', problem: 'It broke.' }).detail).toBe('It broke.')
  })

  it('fits on one line', () => {
    expect(failureLine(examples['missing-data'])).toBe(
      'The data file is missing: /var/spool/mail is not there: the entry has no body.',
    )
  })

  it('counts many failures, most frequent first', () => {
    const { 'not-found': lost, 'checked-out': held } = examples
    expect(failureSummary([lost])).toBe('1 entry: Not found')
    expect(failureSummary([lost, held, held])).toBe('2 × Checked out, 1 × Not found')
  })
})
