import type { Action, ActionPreview } from '../../../../contract/actions.ts'
import { jobTitle } from '../../../../contract/action-words.ts'
import type { SpoolKind } from '../../../../contract/views.ts'

/** "Freeze 12 messages": the heading of the dialog, and its button. */
export function actionTitle(action: Action, count: number, kind: SpoolKind): string {
  return jobTitle(action.kind, count, {
    generic: kind === 'generic',
    ...(action.kind === 'requeue' ? { to: action.to } : {}),
  })
}

export interface Difference {
  readonly same: string
  readonly before: string
  readonly after: string
  readonly rest: string
}

/** What lies between the common beginning and the common end of two texts. */
export function differenceOf({ before, after }: NonNullable<ActionPreview['diff']>): Difference {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return {
    same: before.slice(0, head),
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
    rest: tail === 0 ? '' : before.slice(-tail),
  }
}
