/**
 * What an operator may ask for, and what it does to a message: the one table behind the window's drop targets and
 * menus and behind the command line (`on-disk-format.md`, section 5). The reference's server refuses a message whose
 * status and queue are at odds, so nothing else may move one.
 */
import { messageQueues, type MessageQueue } from './message-queue.ts'
import type { Metadata } from './metadata.ts'
import type { RetryInterval } from './retry-interval.ts'
import { effectiveStatus, queueOfStatus, type Status, type StatusKind } from './status.ts'
import type { Time } from './time.ts'

export type Action =
  | { readonly kind: 'freeze' }
  /** Tries at once, also the recipients that had failed; the given intervals come before the rest. */
  | { readonly kind: 'send-now'; readonly retryIntervals?: readonly RetryInterval[] }
  | { readonly kind: 'send-at'; readonly at: Time }
  | { readonly kind: 'remove' }
  | { readonly kind: 'recover' }

export type ActionKind = Action['kind']

/** One row of the table. */
export interface TransitionRule {
  readonly action: ActionKind
  /** The statuses (effective ones) that it starts from. */
  readonly from: readonly StatusKind[]
  /** The status that it leaves. */
  readonly to: StatusKind
  /** The queue that the message is in afterwards. */
  readonly toQueue: MessageQueue
}

/** The whole table, as data. Where two actions lead to a queue, a drop on it means the one that comes first. */
export const transitionTable: readonly TransitionRule[] = [
  { action: 'freeze', from: ['send-now', 'send-at'], to: 'frozen', toQueue: 'frozen' },
  { action: 'send-now', from: ['frozen', 'send-at'], to: 'send-now', toQueue: 'active' },
  { action: 'send-at', from: ['frozen', 'send-now', 'send-at'], to: 'send-at', toQueue: 'active' },
  { action: 'remove', from: ['frozen'], to: 'removed', toQueue: 'removed' },
  { action: 'recover', from: ['removed', 'quarantined'], to: 'frozen', toQueue: 'frozen' },
]

/** A step on the way to a status or queue. */
export interface TransitionStep {
  readonly action: ActionKind
  readonly to: StatusKind
  readonly toQueue: MessageQueue
}

/**
 * Why an action is refused.
 *
 * - `already-there`: the message has the status that the action would give it
 * - `other-way`: this action is not allowed from here, but `way` leads to what it would lead to
 * - `no-way`: from this status no action leads anywhere (the message is being sent, or was delivered)
 * - `queue-contradicts-status`: the message is not in the queue of its status; that has to be repaired first
 */
export type RefusalReason = 'already-there' | 'other-way' | 'no-way' | 'queue-contradicts-status'

export type TransitionResult =
  | { readonly kind: 'ok'; readonly metadata: Metadata; readonly queue: MessageQueue }
  | {
      readonly kind: 'refused'
      readonly reason: RefusalReason
      /** The effective status that it is refused from. */
      readonly status: StatusKind
      /** Empty unless the reason is `other-way`. */
      readonly way: readonly TransitionStep[]
    }

/**
 * What one action makes of a message: its new metadata, and the queue to save it to.
 *
 * @param queue where the message is
 * @param now seconds since 1970: a `send-at` that has passed counts as `send-now`
 */
export function transition(
  metadata: Metadata,
  queue: MessageQueue,
  action: Action,
  now: Time,
): TransitionResult {
  const status = effectiveStatus(metadata.status, now).kind
  if (queueOfStatus(metadata.status) !== queue) {
    return { kind: 'refused', reason: 'queue-contradicts-status', status, way: [] }
  }
  const rule = ruleOf(action.kind)
  if (rule.from.includes(status))
    return { kind: 'ok', metadata: applied(metadata, action), queue: rule.toQueue }
  if (rule.to === status) return { kind: 'refused', reason: 'already-there', status, way: [] }
  const way = shortestWay(status, (step) => step.to === rule.to)
  return way === undefined
    ? { kind: 'refused', reason: 'no-way', status, way: [] }
    : { kind: 'refused', reason: 'other-way', status, way }
}

/** The actions that a message of this (effective) status allows, in the table's order. */
export function allowedActions(status: StatusKind): ActionKind[] {
  return transitionTable.filter(({ from }) => from.includes(status)).map(({ action }) => action)
}

/** What moving a message to a queue means: the actions that lead there, in order. */
export type QueueMove =
  | { readonly kind: 'steps'; readonly steps: readonly TransitionStep[] }
  | { readonly kind: 'already-there' }
  /** No action leads there: nothing is ever put into quarantine, and what is being sent stays where it is. */
  | { readonly kind: 'no-way' }

/**
 * The actions that a drop of a message on a queue stands for: one (`freeze`), or several that are shown as such
 * (`freeze`, then `remove`). A drop on `active` sends now: it names no time to send at.
 *
 * @param status the effective one
 */
export function moveToQueue(status: StatusKind, to: MessageQueue): QueueMove {
  if (queueOfStatus({ kind: status }) === to) return { kind: 'already-there' }
  const steps = shortestWay(status, (step) => step.toQueue === to)
  return steps === undefined ? { kind: 'no-way' } : { kind: 'steps', steps }
}

/** `moveToQueue` for every queue: what to say at each drop target. */
export function movesOf(status: StatusKind): Readonly<Record<MessageQueue, QueueMove>> {
  const moves = messageQueues.map((queue) => [queue, moveToQueue(status, queue)])
  return Object.fromEntries(moves) as Record<MessageQueue, QueueMove>
}

/** Breadth first through the table: the first way that ends in a wanted step is a shortest one. */
function shortestWay(
  start: StatusKind,
  isWanted: (step: TransitionStep) => boolean,
): readonly TransitionStep[] | undefined {
  const seen = new Set([start])
  let ways: { readonly status: StatusKind; readonly steps: readonly TransitionStep[] }[] = [
    { status: start, steps: [] },
  ]
  while (ways.length > 0) {
    const longer = ways.flatMap(({ status, steps }) =>
      transitionTable
        .filter(({ from }) => from.includes(status))
        .map(({ action, to, toQueue }) => ({ status: to, steps: [...steps, { action, to, toQueue }] })),
    )
    const found = longer.find(({ steps }) => steps.slice(-1).every(isWanted))
    if (found !== undefined) return found.steps
    ways = longer.filter(({ status }) => !seen.has(status))
    for (const { status } of ways) seen.add(status)
  }
  return undefined
}

function ruleOf(action: ActionKind): TransitionRule {
  const rule = transitionTable.find((row) => row.action === action)
  if (rule === undefined) throw new Error(`The transition table has no row for ${action}`)
  return rule
}

function applied(metadata: Metadata, action: Action): Metadata {
  const changed: Metadata = { ...metadata, status: statusAfter(action) }
  if (action.kind !== 'send-now') return changed
  return {
    ...changed,
    retryIntervals: [...(action.retryIntervals ?? []), ...metadata.retryIntervals],
    remainingRecipients: [...metadata.remainingRecipients, ...metadata.failedRecipients],
    failedRecipients: [],
  }
}

function statusAfter(action: Action): Status {
  switch (action.kind) {
    case 'freeze':
    case 'recover':
      return { kind: 'frozen' }
    case 'send-now':
      return { kind: 'send-now' }
    case 'send-at':
      return { kind: 'send-at', at: action.at }
    case 'remove':
      return { kind: 'removed' }
  }
}
