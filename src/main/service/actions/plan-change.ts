import type { Action, ActionStep } from '../../../contract/actions.ts'
import { FailureError, type Failure } from '../../../contract/failure.ts'
import type { EntryKey } from '../../../contract/views.ts'
import { isMessageQueue } from '../../message/message-queue.ts'
import { printMetadata, type Metadata } from '../../message/metadata.ts'
import { effectiveStatus } from '../../message/status.ts'
import { parseTimeText, type Time } from '../../message/time.ts'
import { transition, type Action as MessageAction } from '../../message/transition.ts'
import { pathText } from '../../spool/spool-error.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import { readMessageMetadata } from '../entry/entry-document.ts'
import { metadataPath } from '../entry/metadata-file.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { verdictOn, type EntryState } from './verdict.ts'

/** What an action makes of one entry. */
export type PlannedChange =
  | {
      readonly kind: 'change'
      readonly steps: readonly ActionStep[]
      /** Null: erased for good. */
      readonly after: { readonly queue: string; readonly metadata: ByteString } | null
    }
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'refused'; readonly failure: Failure }

/**
 * What an action makes of an entry with that metadata. Several steps are taken one after the other in memory: on disk it
 * is one move, with the result of all of them.
 *
 * @param nowMs milliseconds since the epoch
 */
export function planChange(
  spool: OpenedSpool,
  key: EntryKey,
  metadata: ByteString,
  action: Action,
  nowMs: number,
): PlannedChange {
  const { state, message } = understand(spool, key, metadata, nowMs)
  const verdict = verdictOn(spool.kind, state, action)
  if (verdict.kind !== 'allowed') return verdict
  const { steps } = verdict
  switch (action.kind) {
    case 'delete':
      return { kind: 'change', steps, after: null }
    case 'return-checkout':
      return { kind: 'change', steps, after: { queue: key.queue, metadata } }
    case 'requeue':
      if (spool.kind === 'generic') return { kind: 'change', steps, after: { queue: action.to, metadata } }
      break
    case 'freeze':
    case 'send-now':
    case 'send-at':
    case 'remove':
    case 'recover':
      break
  }
  if (message === null) throw new Error('only messages have transitions')
  try {
    return { kind: 'change', steps, after: take(message, key.queue, steps, action, nowMs / 1000) }
  } catch (error) {
    // It was read, but cannot be written: a time in it that the format does not hold in our zone.
    if (!(error instanceof RangeError)) throw error
    const path = pathText(metadataPath(spool, key))
    return { kind: 'refused', failure: { code: 'unreadable-metadata', path, problem: error.message } }
  }
}

/** What decides on an entry, from its metadata. */
export function understand(
  spool: OpenedSpool,
  key: EntryKey,
  metadata: ByteString,
  nowMs: number,
): { readonly state: EntryState; readonly message: Metadata | null } {
  if (spool.kind === 'generic') return { state: { key, status: null, unreadable: null }, message: null }
  const parsed = readMessageMetadata(metadata)
  if (parsed.kind === 'message') {
    const status = effectiveStatus(parsed.metadata.status, nowMs / 1000).kind
    return { state: { key, status, unreadable: null }, message: parsed.metadata }
  }
  const { problem, offset } = parsed.unreadable
  const unreadable = {
    code: 'unreadable-metadata',
    path: pathText(metadataPath(spool, key)),
    problem,
    ...(offset === undefined ? {} : { offset }),
  } as const
  return { state: { key, status: null, unreadable }, message: null }
}

function take(
  message: Metadata,
  from: string,
  steps: readonly ActionStep[],
  action: Action,
  now: Time,
): { readonly queue: string; readonly metadata: ByteString } {
  let metadata = message
  let queue = from
  for (const step of steps) {
    if (!isMessageQueue(queue)) throw new Error(`${queue} is no queue of messages`)
    const result = transition(metadata, queue, actionOfStep(step, action), now)
    if (result.kind !== 'ok') throw new Error(`${step.action} was promised and is refused: ${result.reason}`)
    metadata = result.metadata
    queue = result.queue
  }
  return { queue, metadata: printMetadata(metadata) }
}

function actionOfStep(step: ActionStep, action: Action): MessageAction {
  switch (step.action) {
    case 'freeze':
    case 'remove':
    case 'recover':
      return { kind: step.action }
    case 'send-now': {
      const given = action.kind === 'send-now' ? action.retryIntervals : undefined
      const retryIntervals = given?.map(({ spanMs, jitterMs }) => ({
        spanSeconds: spanMs / 1000,
        jitterSeconds: jitterMs === undefined ? null : jitterMs / 1000,
      }))
      return retryIntervals === undefined ? { kind: 'send-now' } : { kind: 'send-now', retryIntervals }
    }
    case 'send-at':
      if (action.kind !== 'send-at') break
      return { kind: 'send-at', at: timeOf(action.at) }
    case 'requeue':
    case 'delete':
    case 'return-checkout':
      break
  }
  throw new Error(`${step.action} is no step of ${action.kind}`)
}

/** Throws `invalid-argument` for what is no time, and for one that metadata cannot hold. */
export function timeOf(text: string): Time {
  const time = parseTimeText(text)
  if (time === undefined) {
    throw new FailureError({ code: 'invalid-argument', argument: 'at', problem: `${text} is not a time.` })
  }
  return time
}
