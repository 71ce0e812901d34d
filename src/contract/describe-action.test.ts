import { describe, expect, it } from 'vitest'
import { counted, jobTitle, listed } from './action-words.ts'
import type { Action, ActionPreview, ActionStep, PreviewGroup } from './actions.ts'
import {
  describeDrop,
  describeGroup,
  describePreview,
  describeRefusal,
  describeStep,
} from './describe-action.ts'
import type { StatusKind } from './views.ts'

const freeze: ActionStep = { action: 'freeze', to: 'frozen', status: 'frozen' }
const remove: ActionStep = { action: 'remove', to: 'removed', status: 'removed' }

function group(count: number, status: StatusKind | null, verdict: PreviewGroup['verdict']): PreviewGroup {
  return { count, from: 'active', status, verdict, examples: ['abc'] }
}

function refused(count: number, action: string, status: StatusKind, way: readonly string[]): PreviewGroup {
  const failure = { code: 'refused', name: 'abc', action, status, way } as const
  return group(count, status, { kind: 'refused', failure })
}

function preview(action: Action, groups: readonly PreviewGroup[]): ActionPreview {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  return { action, total, allowed: 0, refused: 0, groups, warnings: [], diff: null }
}

describe('describePreview', () => {
  it('says what is done to how many', () => {
    const groups = [group(12, 'send-now', { kind: 'allowed', steps: [freeze] })]
    expect(describePreview(preview({ kind: 'freeze' }, groups))).toBe('freeze 12 messages')
    expect(describePreview(preview({ kind: 'freeze' }, [{ ...groups[0]!, count: 1 }]))).toBe(
      'freeze 1 message',
    )
  })

  it('says why not, and how to get there', () => {
    const groups = [refused(3, 'remove', 'send-now', ['freeze', 'remove'])]
    expect(describePreview(preview({ kind: 'remove' }, groups))).toBe(
      'not allowed: remove takes frozen messages only; freeze first',
    )
  })

  it('counts groups together that mean the same', () => {
    const groups = [
      group(10, 'send-now', { kind: 'allowed', steps: [freeze] }),
      group(2, 'send-at', { kind: 'allowed', steps: [freeze] }),
      group(3, 'frozen', { kind: 'nothing-to-do' }),
      refused(1, 'freeze', 'removed', []),
    ]
    expect(describePreview(preview({ kind: 'freeze' }, groups))).toBe(
      'freeze 12 messages; nothing to do for 3 messages; not allowed for 1 message: freeze takes messages that wait to be sent only',
    )
  })

  it('shows two steps as two', () => {
    const drop = {
      queue: 'removed',
      preview: preview({ kind: 'requeue', to: 'removed' }, [
        group(2, 'send-now', { kind: 'allowed', steps: [freeze, remove] }),
      ]),
    }
    expect(describeDrop(drop)).toBe('freeze 2 messages, then remove')
  })

  it('speaks of entries in a generic spool', () => {
    const step: ActionStep = { action: 'requeue', to: 'done', status: null }
    const action: Action = { kind: 'requeue', to: 'done' }
    expect(
      describePreview(preview(action, [group(1, null, { kind: 'allowed', steps: [step] })]), 'generic'),
    ).toBe('move 1 entry to done')
  })

  it('says so when there is nothing', () => {
    expect(describePreview(preview({ kind: 'freeze' }, []))).toBe('nothing to do')
  })
})

describe('describeRefusal', () => {
  it('says once that nothing leads to a queue, from wherever', () => {
    const action: Action = { kind: 'requeue', to: 'quarantine' }
    const refused = (status: 'send-at' | 'sending') =>
      group(2, status, {
        kind: 'refused',
        failure: { code: 'refused', name: 'abc', action: 'requeue', status, way: [] },
      })
    expect(describePreview(preview(action, [refused('send-at'), refused('sending')]))).toBe(
      'not allowed: nothing leads to quarantine',
    )
    expect(describePreview(preview(action, [refused('send-at')]))).toBe(
      'not allowed: nothing leads to quarantine from send at',
    )
  })

  it('names the queue to which nothing leads', () => {
    const failure = { code: 'refused', name: 'abc', action: 'requeue', status: 'frozen', way: [] } as const
    expect(describeRefusal(failure, { kind: 'requeue', to: 'quarantine' })).toBe(
      'nothing leads to quarantine from frozen',
    )
  })

  it('passes on what else is in the way', () => {
    const failure = { code: 'checked-out', name: 'abc', queue: 'active' } as const
    expect(describeRefusal(failure, { kind: 'freeze' })).toBe('checked out')
  })
})

describe('words', () => {
  it('describes one step with where it leads', () => {
    expect(describeStep(freeze, 'active')).toBe('freeze: active → frozen, frozen')
  })

  it.each([
    ['send-now', { action: 'send-now', to: 'active', status: 'send-now' }, 'send 2 messages now'],
    ['delete', { action: 'delete', to: '', status: null }, 'delete 2 messages for good'],
    [
      'return-checkout',
      { action: 'return-checkout', to: 'active', status: null },
      'return 2 messages to active',
    ],
    ['recover', { action: 'recover', to: 'frozen', status: 'frozen' }, 'recover 2 messages'],
  ] as const)('says %s as people do', (kind, step, words) => {
    expect(describeGroup(group(2, null, { kind: 'allowed', steps: [step] }), { kind })).toBe(words)
  })

  it('says the time of a later sending', () => {
    const step: ActionStep = { action: 'send-at', to: 'active', status: 'send-at' }
    const at = '2026-01-31T12:00:00Z'
    expect(
      describeGroup(group(1, 'frozen', { kind: 'allowed', steps: [step] }), { kind: 'send-at', at }),
    ).toBe('send 1 message at 2026-01-31T12:00:00Z')
  })

  it('counts and lists', () => {
    expect([counted(0, 'message'), counted(1, 'message'), counted(2, 'entry', 'entries')]).toEqual([
      '0 messages',
      '1 message',
      '2 entries',
    ])
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c'])
  })

  it('titles jobs', () => {
    expect(jobTitle('freeze', 12)).toBe('Freeze 12 messages')
    expect(jobTitle('freeze', 20_712)).toBe('Freeze 20,712 messages')
    expect(jobTitle('requeue', 1, { to: 'done', generic: true })).toBe('Move 1 entry to done')
    expect(jobTitle('return-checkout', 1)).toBe('Return 1 checkout to the queue')
    expect(jobTitle('undo', 3, { of: 'Freeze 3 messages' })).toBe('Undo “Freeze 3 messages”')
  })
})
