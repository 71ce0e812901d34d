/**
 * Failures in words, for the window and the command line alike. The words never carry information that the code and
 * its data do not: programs look at those.
 */
import { counted, isActionKind, listed, verbOf } from './action-words.ts'
import { countText } from './count-text.ts'
import type { Failure, FailureCode } from './failure.ts'
import { readableText } from './readable-text.ts'

/** What happened, what it is about, and what to do now. */
export interface FailureText {
  /** One short line without a full stop. */
  readonly title: string
  /** A sentence that names the file, the entry or the place. */
  readonly detail: string
  /** What the person can do. Empty where there is nothing to be done. */
  readonly advice: string
}

type Texts = {
  readonly [Code in FailureCode]: (failure: Extract<Failure, { readonly code: Code }>) => FailureText
}

const needs = { read: 'read', write: 'change', enter: 'enter' } as const

const readOnlyReasons = {
  host: 'Bobbin was started for reading only.',
  permission: 'Its directories cannot be written: this user may not, or they are mounted for reading only.',
  'live-owner':
    'A server seems to be running in it, and a server does not expect others to change its messages.',
} as const

const readOnlyAdvice = {
  host: 'Start it again without --read-only.',
  permission:
    'Run Bobbin as the user who owns the spool, ask for write access to it, or mount its file system for writing.',
  'live-owner':
    'Stop the server first. If you are sure that none is running, unlock the spool (--even-if-live on the command line).',
} as const

const texts: Texts = {
  'no-such-directory': ({ path }) => ({
    title: 'No such directory',
    detail: `${path} does not exist, or is not a directory.`,
    advice: 'Check the path.',
  }),
  'not-a-spool': ({ path, missing }) => ({
    title: 'Not a spool',
    detail:
      missing.length === 0
        ? `${path} does not look like a spool.`
        : `${path} does not look like a spool: it has no ${listed(missing, 'or')}.`,
    advice: 'Choose the directory that holds .registry and .tmp, or create a spool in an empty directory.',
  }),
  'not-empty': ({ path }) => ({
    title: 'The directory is not empty',
    detail: `${path} holds something already.`,
    advice: 'Create the spool in a new or empty directory.',
  }),
  permission: ({ path, need, isMountedReadOnly }) =>
    isMountedReadOnly === true
      ? {
          title: 'Mounted for reading only',
          detail: `${path} is on a file system that is mounted for reading only.`,
          advice: 'Mount it for writing, or choose another place.',
        }
      : {
          title: 'Permission denied',
          detail: `This user may not ${needs[need]} ${path}.`,
          advice: 'Run Bobbin as the user who owns it, or ask for access to it.',
        },
  'spool-gone': ({ path }) => ({
    title: 'The spool has gone',
    detail: `${path} is not there any more.`,
    advice: 'If it is on a disk that was unmounted, mount it again; it is then picked up by itself.',
  }),
  'unknown-spool': ({ spool }) => ({
    title: 'The spool is not open',
    detail: `There is no open spool ${spool}.`,
    advice: 'Open it again.',
  }),
  'unknown-queue': ({ queue, queues }) => ({
    title: 'No such queue',
    detail: `This spool has no queue ${queue}.`,
    advice: queues.length === 0 ? '' : `Its queues are ${listed(queues)}.`,
  }),
  'unknown-list': ({ list }) => ({
    title: 'The list is not held any more',
    detail: `There is no list ${list}.`,
    advice: 'Open it again.',
  }),
  'unknown-selection': ({ selection }) => ({
    title: 'The selection is not held any more',
    detail: `There is no selection ${selection}.`,
    advice: 'Select the entries again.',
  }),
  'unknown-job': ({ job }) => ({
    title: 'No such job',
    detail: `There is no job ${job}; it may have been dismissed.`,
    advice: 'The journal keeps what was done.',
  }),
  'unknown-operation': ({ operation }) => ({
    title: 'No such operation',
    detail: `There is no operation ${operation}.`,
    advice: 'The journal lists the operations that there are.',
  }),
  'not-found': ({ name, queue }) => ({
    title: 'Not found',
    detail: queue === undefined ? `There is no entry ${name}.` : `There is no entry ${name} in ${queue}.`,
    advice: 'Somebody else may have taken or moved it; look at the list again.',
  }),
  ambiguous: ({ name, queues }) => ({
    title: 'In several places',
    detail: `${name} is in ${listed(queues)} at the same time.`,
    advice: 'Say which one is meant (--queue on the command line), or let the health check mend it.',
  }),
  changed: ({ name, queue }) => ({
    title: 'Changed meanwhile',
    detail: `${name} in ${queue} is not what you saw any more. It was left as it is.`,
    advice: 'Look at it again and decide anew.',
  }),
  'checked-out': ({ name, queue }) => ({
    title: 'Checked out',
    detail: `Somebody holds ${name}, taken from ${queue}.`,
    advice: 'Wait until it is given back. If nobody works on it any more, return the checkout to its queue.',
  }),
  refused: ({ name, action, status, way }) => ({
    title: 'Not allowed',
    detail: `Cannot ${spoken(action)} ${name}: its status is ${status}.`,
    advice: way.length === 0 ? '' : `The way there: ${way.map(spoken).join(', then ')}.`,
  }),
  'wrong-kind-of-spool': ({ operation, kind }) => ({
    title: 'Not for this kind of spool',
    detail:
      kind === 'generic'
        ? `“${spoken(operation)}” is for messages, and this is not a spool of messages.`
        : `“${spoken(operation)}” is not for a spool of messages.`,
    advice:
      kind === 'generic'
        ? (ofOtherSpools[operation] ?? 'Move the entry to another queue instead.')
        : 'Use freeze, send, remove or recover, which keep status and queue in step.',
  }),
  'read-only': ({ path, why }) => ({
    title: 'Open for reading only',
    detail: path === '' ? readOnlyReasons[why] : `${path} is open for reading only. ${readOnlyReasons[why]}`,
    advice: readOnlyAdvice[why],
  }),
  'live-owner': ({ path, signs }) => ({
    title: 'A server seems to be running',
    detail: [`${path} is in use.`, ...signs].join(' '),
    advice: readOnlyAdvice['live-owner'],
  }),
  'unreadable-metadata': ({ path, problem, offset }) => ({
    title: 'Unreadable metadata',
    detail: `${path} cannot be read${offset === undefined ? '' : ` at byte ${String(offset)}`}: ${problem}.`,
    advice: 'The file is untouched. Look at it as text, or let the health check set it aside.',
  }),
  'missing-data': ({ path }) => ({
    title: 'The data file is missing',
    detail: `${path} is not there: the entry has no body.`,
    advice: 'The metadata can still be read. The health check can set the entry aside.',
  }),
  'unreadable-message': ({ problem }) => ({
    title: 'Cannot be shown like this',
    detail: `${problem}.`,
    advice: 'Look at its source, or at its data as it is on disk.',
  }),
  query: ({ problem, offset }) => ({
    title: 'The filter is not understood',
    detail: `At character ${String(offset + 1)}: ${problem}.`,
    advice: 'For example: from:@example.com age>2h -status:frozen',
  }),
  'invalid-argument': ({ argument, problem }) => ({
    title: 'Invalid argument',
    detail: `${argument}: ${problem}.`,
    advice: '',
  }),
  'name-taken': ({ name }) => ({
    title: 'The name is taken',
    detail: `${name} is in the registry of this spool.`,
    advice: 'Choose another name, or give a prefix and let Bobbin find a free one.',
  }),
  'not-undoable': ({ operation, reason }) => ({
    title: 'Cannot be taken back',
    detail: operation === '' ? `${reason}.` : `${operation}: ${reason}.`,
    advice: operation === '' ? '' : 'The journal has the metadata from before the operation.',
  }),
  'journal-unwritable': ({ path, errno }) => ({
    title: 'The journal cannot be written',
    detail: `${path}: ${errno}. What is not written down first cannot be taken back, and is not done.`,
    advice:
      errno === 'ENOSPC' || errno === 'EDQUOT'
        ? 'Make room there and try again.'
        : 'Let this user write there, or set BOBBIN_DATA_DIR to another directory, and try again.',
  }),
  'disk-full': ({ path }) => ({
    title: 'The disk is full',
    detail: `${path} could not be written.`,
    advice: 'Make room and try again. Nothing was lost: a file is only replaced once it is written.',
  }),
  io: ({ errno, syscall, path }) => ({
    title: 'The file system reports an error',
    // The one that is ours: a link that is not followed.
    detail: `${syscall} ${path}: ${errno === 'ELOOP' ? 'it is a symbolic link, which may lead out of the spool' : errno}.`,
    advice: 'Check the disk and the file; the operation can be tried again.',
  }),
  cancelled: () => ({ title: 'Cancelled', detail: 'What was done before stays done.', advice: '' }),
  disconnected: () => ({
    title: 'The service cannot be reached',
    detail: 'The process that reads the spool has ended or does not answer.',
    advice: 'Start Bobbin again. The spool is as it was left.',
  }),
  'not-admitted': () => ({
    title: 'This page needs its link',
    detail:
      'Bobbin runs, but does not know this page: its address lacks the token, or has one of an earlier start.',
    advice: 'Open the link that "bobbin serve" or "npm start" printed in its terminal.',
  }),
  internal: ({ problem }) => ({
    title: 'A fault of Bobbin itself',
    detail: `${problem}.`,
    advice: 'Please report it together with its stack.',
  }),
}

/** What the operations of the API that are no actions are for. */
const purposes: Readonly<Record<string, string>> = {
  addMessage: 'add a message',
  readSource: 'show the decoded source',
  readPart: 'show a part',
}

/** What to do instead of them in a spool without messages. */
const ofOtherSpools: Readonly<Record<string, string>> = {
  addMessage: 'Put metadata and data into a queue of it instead (bobbin enqueue).',
  readSource: 'Look at its data as it is on disk instead.',
  readPart: 'Look at its data as it is on disk instead.',
}

function spoken(action: string): string {
  return isActionKind(action) ? verbOf(action) : (purposes[action] ?? action)
}

/** Says a failure in words: what it is, which file or entry it is about, and what to do. */
export function failureText(failure: Failure): FailureText {
  // Each text takes exactly the failure of its code; the compiler cannot follow the correlation.
  const text = texts[failure.code] as (failure: Failure) => FailureText
  const { title, detail, advice } = text(failure)
  return {
    title: readableText(title),
    detail: readableText(detail.replace(/([.!?])\.$/, '$1')),
    advice: readableText(advice),
  }
}

/** The same on one line: "Not found: There is no entry X." */
export function failureLine(failure: Failure): string {
  const { title, detail } = failureText(failure)
  return `${title}: ${detail}`
}

/** How many of each, most frequent first: "3 × Checked out, 1 × Not found". */
export function failureSummary(failures: readonly Failure[]): string {
  const counts = new Map<string, number>()
  for (const failure of failures) {
    const { title } = failureText(failure)
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  if (sorted.length === 1) return `${counted(failures.length, 'entry', 'entries')}: ${sorted[0]?.[0] ?? ''}`
  return sorted.map(([title, count]) => `${countText(count)} × ${title}`).join(', ')
}
