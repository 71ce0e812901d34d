import type { Action, ActionStep, PreviewGroup } from '../../../contract/actions.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey, SpoolKind, StatusKind } from '../../../contract/views.ts'
import { isMessageQueue } from '../../message/message-queue.ts'
import { queueOfStatus } from '../../message/status.ts'
import { moveToQueue, transition, type ActionKind, type TransitionStep } from '../../message/transition.ts'
import { sampleMetadata } from './sample-metadata.ts'

/** What decides on an entry, as far as it is known. */
export interface EntryState {
  readonly key: EntryKey
  /** The effective status; null when the metadata is not a message's. */
  readonly status: StatusKind | null
  /** In a message spool: why the metadata cannot be read. */
  readonly unreadable: Extract<Failure, { readonly code: 'unreadable-metadata' }> | null
}

export type Verdict = PreviewGroup['verdict']

const nothingToDo: Verdict = { kind: 'nothing-to-do' }

/** Whether an action may be done to an entry, and which steps it is. The one place that says so. */
export function verdictOn(kind: SpoolKind, state: EntryState, action: Action): Verdict {
  const { name, queue, checkedOut } = state.key
  if (action.kind === 'return-checkout')
    return checkedOut ? allowed(step(action.kind, queue, state)) : nothingToDo
  if (checkedOut) return refused({ code: 'checked-out', name, queue })
  if (action.kind === 'delete') return allowed({ action: 'delete', to: '', status: null })
  if (kind === 'generic') {
    if (action.kind !== 'requeue') {
      return refused({ code: 'wrong-kind-of-spool', operation: action.kind, kind })
    }
    return action.to === queue ? nothingToDo : allowed(step('requeue', action.to, state))
  }
  return verdictOnMessage(state, action)
}

type MessageAction = Exclude<Action, { readonly kind: 'return-checkout' | 'delete' }>

function verdictOnMessage(state: EntryState, action: MessageAction): Verdict {
  const { key, status, unreadable } = state
  if (unreadable !== null) return refused(unreadable)
  if (status === null || !isMessageQueue(key.queue) || queueOfStatus({ kind: status }) !== key.queue) {
    // What a server fails on is mended first; an action would make one contradiction of another.
    return refused(refusal(state, action.kind, ['repair', action.kind]))
  }
  if (action.kind === 'requeue') return verdictOnMove(state, status, action.to)
  const result = transition(sampleMetadata(status), key.queue, actionOfTable(action.kind), 0)
  if (result.kind === 'ok')
    return allowed({ action: action.kind, to: result.queue, status: result.metadata.status.kind })
  if (result.reason === 'already-there') return nothingToDo
  return refused(
    refusal(
      state,
      action.kind,
      result.way.map((way) => way.action),
    ),
  )
}

function verdictOnMove(state: EntryState, status: StatusKind, to: string): Verdict {
  if (!isMessageQueue(to)) return refused(refusal(state, 'requeue', []))
  const move = moveToQueue(status, to)
  switch (move.kind) {
    case 'already-there':
      return nothingToDo
    case 'no-way':
      return refused(refusal(state, 'requeue', []))
    case 'steps':
      return { kind: 'allowed', steps: move.steps.map(stepOfTable) }
  }
}

/** Which time or intervals are asked for makes no difference to whether they may be. */
function actionOfTable(kind: ActionKind) {
  return kind === 'send-at' ? { kind, at: 1 } : { kind }
}

function stepOfTable({ action, to, toQueue }: TransitionStep): ActionStep {
  return { action, to: toQueue, status: to }
}

function step(action: ActionStep['action'], to: string, { status }: EntryState): ActionStep {
  return { action, to, status }
}

function allowed(only: ActionStep): Verdict {
  return { kind: 'allowed', steps: [only] }
}

function refused(failure: Failure): Verdict {
  return { kind: 'refused', failure }
}

function refusal({ key, status }: EntryState, action: string, way: readonly string[]): Failure {
  return { code: 'refused', name: key.name, action, status: status ?? '', way }
}
