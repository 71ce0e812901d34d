import type { Action } from '../../../../contract/actions.ts'
import { jobTitle } from '../../../../contract/action-words.ts'
import type { SpoolKind } from '../../../../contract/views.ts'

/** "Freeze 12 messages": the heading of the dialog, and its button. */
export function actionTitle(action: Action, count: number, kind: SpoolKind): string {
  return jobTitle(action.kind, count, {
    generic: kind === 'generic',
    ...(action.kind === 'requeue' ? { to: action.to } : {}),
  })
}
