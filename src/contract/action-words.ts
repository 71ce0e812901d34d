/** The words for actions and statuses that every door says alike. */
import { countText } from './count-text.ts'
import type { ActionKind, JobView, StatusKind } from './views.ts'

/** `freeze`: as in "freeze 12 messages" or "freeze it first". */
const verbs: Readonly<Record<ActionKind, string>> = {
  freeze: 'freeze',
  'send-now': 'send now',
  'send-at': 'send later',
  remove: 'remove',
  recover: 'recover',
  requeue: 'move',
  delete: 'delete for good',
  'return-checkout': 'return to the queue',
}

export function verbOf(action: ActionKind): string {
  return verbs[action]
}

export function isActionKind(word: string): word is ActionKind {
  return Object.hasOwn(verbs, word)
}

/** `Freeze`: the label of a button or a menu entry. */
export function labelOf(action: ActionKind): string {
  return capitalised(verbs[action])
}

const statusWords: Readonly<Record<StatusKind, string>> = {
  'send-now': 'waiting to be sent',
  'send-at': 'waiting for its time',
  sending: 'being sent',
  frozen: 'frozen',
  removed: 'removed',
  quarantined: 'quarantined',
  delivered: 'delivered',
}

/** A status as an adjective: "the message is …". */
export function statusWord(status: StatusKind): string {
  return statusWords[status]
}

/** `1,200 messages`, `1 message`; other plurals than an added s are given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "a, b and c". */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`
}

/** The title of a job: "Freeze 12 messages". In a generic spool it counts entries. */
export function jobTitle(
  action: JobView['action'],
  count: number,
  options: { readonly to?: string; readonly of?: string; readonly generic?: boolean } = {},
): string {
  const what = options.generic === true ? counted(count, 'entry', 'entries') : counted(count, 'message')
  switch (action) {
    case 'requeue':
      return options.to === undefined ? `Move ${what}` : `Move ${what} to ${options.to}`
    case 'send-now':
      return `Send ${what} now`
    case 'send-at':
      return `Send ${what} later`
    case 'delete':
      return `Delete ${what} for good`
    case 'return-checkout':
      return `Return ${counted(count, 'checkout')} to the queue`
    case 'repair':
      return `Repair ${counted(count, 'step')}`
    case 'undo':
      return options.of === undefined ? `Undo for ${what}` : `Undo “${options.of}”`
    case 'redo':
      return options.of === undefined ? `Redo for ${what}` : `Redo “${options.of}”`
    case 'export':
      return `Export ${what}`
    case 'import':
      return `Add ${what}`
    case 'freeze':
    case 'remove':
    case 'recover':
      return `${labelOf(action)} ${what}`
  }
}
