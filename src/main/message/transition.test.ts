import { describe, expect, it } from 'vitest'
import type { MessageQueue } from './message-queue.ts'
import { parseMetadata, printMetadata, type Metadata } from './metadata.ts'
import { effectiveStatus, queueOfStatus, type Status, type StatusKind } from './status.ts'
import {
  allowedActions,
  movesOf,
  moveToQueue,
  transition,
  transitionTable,
  type Action,
  type ActionKind,
} from './transition.ts'

const now = 1_700_000_000

const message = parseMetadata(
  '((spool_dir s)(id i)(parent_id p)(spool_date(2023-11-14 22:13:20Z))(next_hop_choices((h 25)))' +
    '(retry_intervals(1m 1h))(remaining_recipients(a@b))(failed_recipients(c@d e@f))(relay_attempts())' +
    '(status Frozen)(envelope_info((sender a@b)(recipients(a@b c@d e@f))(rejected_recipients())(route())(id p))))',
)

const statuses: readonly Status[] = [
  { kind: 'send-now' },
  { kind: 'send-at', at: now + 60 },
  { kind: 'sending' },
  { kind: 'frozen' },
  { kind: 'removed' },
  { kind: 'quarantined', reason: { description: '', envelopeSender: '<>', fromHeaders: '' } },
  { kind: 'delivered' },
]

const actions: readonly Action[] = [
  { kind: 'freeze' },
  { kind: 'send-now' },
  { kind: 'send-at', at: now + 3600 },
  { kind: 'remove' },
  { kind: 'recover' },
]

/** From, action, to: what the specification allows. */
const allowed: readonly [StatusKind, ActionKind, MessageQueue][] = [
  ['send-now', 'freeze', 'frozen'],
  ['send-at', 'freeze', 'frozen'],
  ['frozen', 'send-now', 'active'],
  ['send-at', 'send-now', 'active'],
  ['frozen', 'send-at', 'active'],
  ['send-now', 'send-at', 'active'],
  ['send-at', 'send-at', 'active'],
  ['frozen', 'remove', 'removed'],
  ['removed', 'recover', 'frozen'],
  ['quarantined', 'recover', 'frozen'],
]

function ofStatus(status: Status): Metadata {
  return { ...message, status }
}

function act(status: Status, action: Action): ReturnType<typeof transition> {
  return transition(ofStatus(status), queueOfStatus(status) ?? 'active', action, now)
}

describe('transition', () => {
  const pairs = statuses.flatMap((status) => actions.map((action) => ({ status, action })))

  it.each(pairs)('$action.kind from $status.kind', ({ status, action }) => {
    const rule = allowed.find(([from, kind]) => from === status.kind && kind === action.kind)
    const result = act(status, action)
    expect(result.kind).toBe(rule === undefined ? 'refused' : 'ok')
    if (result.kind !== 'ok') return
    expect(result.queue).toBe(rule?.[2])
    // The server errs on a message whose status and queue are at odds.
    expect(queueOfStatus(result.metadata.status)).toBe(result.queue)
    expect(parseMetadata(printMetadata(result.metadata))).toEqual(result.metadata)
  })

  it.each<[string, Action, Status]>([
    ['freeze', { kind: 'freeze' }, { kind: 'send-now' }],
    ['send-at', { kind: 'send-at', at: now + 3600 }, { kind: 'frozen' }],
    ['remove', { kind: 'remove' }, { kind: 'frozen' }],
    ['recover', { kind: 'recover' }, { kind: 'removed' }],
  ])('%s changes the status and nothing else', (_, action, from) => {
    const result = act(from, action)
    expect(result).toMatchObject({ kind: 'ok' })
    if (result.kind === 'ok') expect({ ...result.metadata, status: from }).toEqual(ofStatus(from))
  })

  it('send now puts the failed recipients after the remaining ones and the given intervals before the rest', () => {
    const retryIntervals = [{ spanSeconds: 5, jitterSeconds: 1 }]
    expect(act({ kind: 'frozen' }, { kind: 'send-now', retryIntervals })).toEqual({
      kind: 'ok',
      queue: 'active',
      metadata: {
        ...message,
        status: { kind: 'send-now' },
        retryIntervals: [
          { spanSeconds: 5, jitterSeconds: 1 },
          { spanSeconds: 60, jitterSeconds: null },
          { spanSeconds: 3600, jitterSeconds: null },
        ],
        remainingRecipients: ['a@b', 'c@d', 'e@f'],
        failedRecipients: [],
      },
    })
    expect(act({ kind: 'frozen' }, { kind: 'send-now' })).toMatchObject({
      metadata: { retryIntervals: message.retryIntervals },
    })
  })

  it('takes a send-at that has passed for send-now', () => {
    const passed: Status = { kind: 'send-at', at: now - 1 }
    expect(act(passed, { kind: 'freeze' })).toMatchObject({ kind: 'ok', queue: 'frozen' })
    expect(act(passed, { kind: 'send-now' })).toEqual({
      kind: 'refused',
      reason: 'already-there',
      status: 'send-now',
      way: [],
    })
    expect(effectiveStatus({ kind: 'send-at', at: now }, now).kind).toBe('send-at')
  })

  it.each<[StatusKind, ActionKind, string, ActionKind[]]>([
    ['send-now', 'remove', 'other-way', ['freeze', 'remove']],
    ['send-at', 'remove', 'other-way', ['freeze', 'remove']],
    ['removed', 'send-now', 'other-way', ['recover', 'send-now']],
    ['removed', 'send-at', 'other-way', ['recover', 'send-at']],
    ['quarantined', 'remove', 'other-way', ['recover', 'remove']],
    ['quarantined', 'freeze', 'other-way', ['recover']],
    ['send-now', 'recover', 'other-way', ['freeze']],
    ['frozen', 'freeze', 'already-there', []],
    ['frozen', 'recover', 'already-there', []],
    ['removed', 'remove', 'already-there', []],
    ['sending', 'freeze', 'no-way', []],
    ['delivered', 'freeze', 'queue-contradicts-status', []],
  ])('from %s refuses %s: %s, %j', (from, kind, reason, way) => {
    const status = statuses.find((one) => one.kind === from)!
    const action = actions.find((one) => one.kind === kind)!
    const result = act(status, action)
    expect(result).toMatchObject({ kind: 'refused', reason, status: from })
    if (result.kind === 'refused') expect(result.way.map((step) => step.action)).toEqual(way)
  })

  it('refuses a message that is in another queue than its status says', () => {
    expect(transition(message, 'active', { kind: 'freeze' }, now)).toMatchObject({
      reason: 'queue-contradicts-status',
      status: 'frozen',
    })
  })
})

describe('moves to a queue', () => {
  it.each<[StatusKind, Record<MessageQueue, string>]>([
    [
      'send-now',
      { active: 'already-there', frozen: 'freeze', removed: 'freeze, remove', quarantine: 'no-way' },
    ],
    [
      'send-at',
      { active: 'already-there', frozen: 'freeze', removed: 'freeze, remove', quarantine: 'no-way' },
    ],
    ['sending', { active: 'already-there', frozen: 'no-way', removed: 'no-way', quarantine: 'no-way' }],
    ['frozen', { active: 'send-now', frozen: 'already-there', removed: 'remove', quarantine: 'no-way' }],
    [
      'removed',
      { active: 'recover, send-now', frozen: 'recover', removed: 'already-there', quarantine: 'no-way' },
    ],
    [
      'quarantined',
      {
        active: 'recover, send-now',
        frozen: 'recover',
        removed: 'recover, remove',
        quarantine: 'already-there',
      },
    ],
    ['delivered', { active: 'no-way', frozen: 'no-way', removed: 'no-way', quarantine: 'no-way' }],
  ])('from %s', (status, expected) => {
    const said = Object.entries(movesOf(status)).map(([queue, move]) => [
      queue,
      move.kind === 'steps' ? move.steps.map(({ action }) => action).join(', ') : move.kind,
    ])
    expect(Object.fromEntries(said)).toEqual(expected)
  })

  it('lead there when they are gone', () => {
    for (const status of statuses) {
      for (const queue of ['active', 'frozen', 'removed'] as const) {
        const move = moveToQueue(status.kind, queue)
        if (move.kind !== 'steps') continue
        let [metadata, at] = [ofStatus(status), queueOfStatus(status)!]
        for (const { action, toQueue } of move.steps) {
          const result = transition(
            metadata,
            at,
            actions.find(({ kind }) => kind === action)!,
            now,
          )
          if (result.kind !== 'ok') throw new Error(`${action} was refused`)
          expect(result.queue).toBe(toQueue)
          metadata = result.metadata
          at = result.queue
        }
        expect(at).toBe(queue)
      }
    }
  })
})

describe('allowedActions', () => {
  it('says what the table says', () => {
    expect(allowedActions('frozen')).toEqual(['send-now', 'send-at', 'remove'])
    expect(allowedActions('send-now')).toEqual(['freeze', 'send-at'])
    expect(allowedActions('sending')).toEqual([])
    expect(transitionTable.map(({ action }) => action)).toEqual(actions.map(({ kind }) => kind))
  })
})
