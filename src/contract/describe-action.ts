/**
 * What an action would do, in words: on a queue while something is dragged over it, in the "Move to…" menu, in the
 * confirmation before a bulk action, and in the command line's results.
 */
import { counted, isActionKind, listed, statusWord, verbOf } from './action-words.ts'
import { failureText } from './failure-text.ts'
import type { Action, ActionPreview, ActionStep, DropPreview, PreviewGroup } from './actions.ts'
import type { Failure } from './failure.ts'
import { readableLine } from './readable-text.ts'
import type { ActionKind, SpoolKind } from './views.ts'

type Refusal = Extract<Failure, { readonly code: 'refused' }>

/** Which statuses an action takes: the transition table's middle column, in words. */
const takes: Readonly<Partial<Record<ActionKind, string>>> = {
  freeze: 'messages that wait to be sent',
  'send-now': 'frozen messages and those that wait for their time',
  'send-at': 'frozen messages and those that wait to be sent',
  remove: 'frozen messages',
  recover: 'removed and quarantined messages',
  'return-checkout': 'checked out entries',
}

/** "freeze", "freeze, then remove", "move to done". */
function describeSteps(steps: readonly ActionStep[]): string {
  const words = steps.map((step) =>
    step.action === 'requeue' ? `move to ${readableLine(step.to)}` : verbOf(step.action),
  )
  return words.join(', then ')
}

/** "freeze: active → frozen": one step with where it leads. */
export function describeStep(step: ActionStep, from: string): string {
  const status = step.status === null ? '' : `, ${statusWord(step.status)}`
  return `${verbOf(step.action)}: ${readableLine(from)} → ${readableLine(step.to)}${status}`
}

/** Why an action is not allowed: "remove takes frozen messages only; freeze first". */
export function describeRefusal(failure: Failure, action: Action): string {
  if (failure.code !== 'refused') return uncapitalised(failureText(failure).title)
  const asked = askedFor(failure, action)
  const taken = takes[asked]
  if (taken === undefined) return `${nothingLeadsTo(action)} from ${statusOf(failure.status)}`
  const before = failure.way.filter((step) => step !== failure.action)
  const first = before.map((step) => (isActionKind(step) ? verbOf(step) : step))
  return `${verbOf(asked)} takes ${taken} only${first.length === 0 ? '' : `; ${listed(first, 'then')} first`}`
}

function askedFor(failure: Refusal, action: Action): ActionKind {
  return isActionKind(failure.action) ? failure.action : action.kind
}

function nothingLeadsTo(action: Action): string {
  return action.kind === 'requeue' ? `nothing leads to ${readableLine(action.to)}` : 'nothing leads'
}

function statusOf(status: string): string {
  return status === '' ? 'there' : status.replace('-', ' ')
}

/** One group of a preview: "freeze 12 messages", "not allowed for 3 messages: …". */
export function describeGroup(group: PreviewGroup, action: Action, kind: SpoolKind = 'message'): string {
  const what = entries(group.count, kind)
  switch (group.verdict.kind) {
    case 'allowed':
      return withCount(group.verdict.steps, action, what)
    case 'nothing-to-do':
      return `nothing to do for ${what}`
    case 'refused':
      return `not allowed for ${what}: ${describeRefusal(group.verdict.failure, action)}`
  }
}

/**
 * The whole preview on one line. Groups that mean the same are counted together: "freeze 12 messages; not allowed for
 * 3 messages: …". When nothing is allowed, only the reason is said.
 */
export function describePreview(preview: ActionPreview, kind: SpoolKind = 'message'): string {
  const { action, groups } = preview
  const refusals = [...new Set(groups.flatMap(refusalOf(action)))]
  const allRefused = groups.length > 0 && groups.every((group) => group.verdict.kind === 'refused')
  // From several statuses nothing leads there: which ones does not matter.
  const isDeadEnd = refusals.length > 1 && groups.every(hasNoWay(action))
  if (allRefused) return `not allowed: ${isDeadEnd ? nothingLeadsTo(action) : refusals.join('; ')}`
  const merged = new Map<string, PreviewGroup>()
  for (const group of groups) {
    const same = describeGroup({ ...group, count: 1 }, action, kind)
    const known = merged.get(same)
    merged.set(same, known === undefined ? group : { ...known, count: known.count + group.count })
  }
  const lines = [...merged.values()].map((group) => describeGroup(group, action, kind))
  return lines.length === 0 ? 'nothing to do' : lines.join('; ')
}

/** Whether there is no action that would lead there, from any status. */
function hasNoWay(action: Action) {
  return ({ verdict }: PreviewGroup): boolean =>
    verdict.kind === 'refused' &&
    verdict.failure.code === 'refused' &&
    takes[askedFor(verdict.failure, action)] === undefined
}

/** What dropping on this queue would do: said by the queue while something is dragged. */
export function describeDrop(drop: DropPreview, kind: SpoolKind = 'message'): string {
  return describePreview(drop.preview, kind)
}

function refusalOf(action: Action) {
  return ({ verdict }: PreviewGroup): string[] =>
    verdict.kind === 'refused' ? [describeRefusal(verdict.failure, action)] : []
}

function withCount(steps: readonly ActionStep[], action: Action, what: string): string {
  const [first, ...later] = steps
  if (first === undefined) return `nothing to do for ${what}`
  const begin = sentence(first, action, what)
  return later.length === 0 ? begin : `${begin}, then ${describeSteps(later)}`
}

function sentence(step: ActionStep, action: Action, what: string): string {
  switch (step.action) {
    case 'send-now':
      return `send ${what} now`
    case 'send-at':
      return `send ${what} at ${action.kind === 'send-at' ? action.at : 'a later time'}`
    case 'requeue':
      return `move ${what} to ${step.to}`
    case 'delete':
      return `delete ${what} for good`
    case 'return-checkout':
      return `return ${what} to ${step.to}`
    case 'freeze':
    case 'remove':
    case 'recover':
      return `${step.action} ${what}`
  }
}

function entries(count: number, kind: SpoolKind): string {
  return kind === 'message' ? counted(count, 'message') : counted(count, 'entry', 'entries')
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
