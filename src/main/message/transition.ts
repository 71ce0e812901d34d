/**
 * What an operator may ask for, and what it does to a message: the one table behind the window's drop targets and
 * menus and behind the command line (`on-disk-format.md`, section 5).
 */
import type { MessageQueue } from './message-queue.ts'
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

/** The whole table, as data. */
export const transitionTable: readonly TransitionRule[] = [
  { action: 'freeze', from: ['send-now', 'send-at'], to: 'frozen', toQueue: 'frozen' },
  { action: 'send-now', from: ['frozen', 'send-at'], to: 'send-now', toQueue: 'active' },
  { action: 'send-at', from: ['frozen', 'send-now', 'send-at'], to: 'send-at', toQueue: 'active' },
  { action: 'remove', from: ['frozen'], to: 'removed', toQueue: 'removed' },
  { action: 'recover', from: ['removed', 'quarantined'], to: 'frozen', toQueue: 'frozen' },
]
