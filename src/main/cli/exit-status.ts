/** What the process ends with (`command-line.md`). */
import type { Failure, FailureCode } from '../../contract/failure.ts'

export const exitStatus = {
  /** Done. */
  done: 0,
  /** It ran, and found problems or some entries failed. */
  problems: 1,
  /** The command line is not understood, or says too little. */
  usage: 2,
  /** The directory cannot be opened (or made) as a spool. */
  notASpool: 3,
  /** An entry was not found, a lost race included. */
  notFound: 4,
  /** Refused: transition, live owner, read-only, permission. */
  refused: 5,
  /** A fault of our own. */
  fault: 70,
  /** Interrupted from the keyboard (128 + SIGINT), after letting go of what was under way. */
  interrupted: 130,
} as const

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]

const byCode: Readonly<Record<FailureCode, ExitStatus>> = {
  'no-such-directory': exitStatus.notASpool,
  'not-a-spool': exitStatus.notASpool,
  'not-empty': exitStatus.notASpool,
  'spool-gone': exitStatus.notASpool,
  permission: exitStatus.refused,
  'unknown-spool': exitStatus.fault,
  'unknown-list': exitStatus.fault,
  'unknown-selection': exitStatus.fault,
  'unknown-job': exitStatus.fault,
  'unknown-queue': exitStatus.usage,
  query: exitStatus.usage,
  'invalid-argument': exitStatus.usage,
  // The name was found, more than once: the command line has to say which.
  ambiguous: exitStatus.usage,
  'unknown-operation': exitStatus.notFound,
  'not-found': exitStatus.notFound,
  // Whoever holds it was faster: a lost race.
  'checked-out': exitStatus.notFound,
  changed: exitStatus.refused,
  refused: exitStatus.refused,
  'wrong-kind-of-spool': exitStatus.refused,
  'read-only': exitStatus.refused,
  'live-owner': exitStatus.refused,
  'name-taken': exitStatus.refused,
  'not-undoable': exitStatus.refused,
  'journal-unwritable': exitStatus.refused,
  'unreadable-metadata': exitStatus.problems,
  'missing-data': exitStatus.problems,
  'unreadable-message': exitStatus.problems,
  'disk-full': exitStatus.problems,
  io: exitStatus.problems,
  cancelled: exitStatus.interrupted,
  disconnected: exitStatus.fault,
  'not-admitted': exitStatus.fault,
  internal: exitStatus.fault,
}

export function exitStatusOf(failure: Failure): ExitStatus {
  return byCode[failure.code]
}
