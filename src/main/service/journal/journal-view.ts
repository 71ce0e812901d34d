import type { JobView, JournalEntry } from '../../../contract/views.ts'
import type { IndexedOperation } from './journal-index.ts'
import { isRunning } from './who.ts'

type ActionKind = JobView['action']

/** Why an operation of this kind can never be taken back; absent for those that can. */
const reasons: Partial<Record<ActionKind, string>> = {
  delete: 'The entries were erased for good: there is nothing left to bring back.',
  import: 'An entry that was added is taken back by removing or deleting it.',
  export: 'Nothing in the spool was changed.',
  undo: 'It is taken back by redoing the operation that it undid.',
  redo: 'It is taken back by undoing the operation that it did again.',
}

/** How much of an operation is in force, from what the logs say of it and of those that refer to it. */
export interface Standing {
  readonly isRunning: boolean
  /** Changes that were made, by the operation itself. */
  readonly succeeded: number
  /** Changes that are in force now. */
  readonly inForce: number
  /** Whether any was ever taken back. */
  readonly wasTakenBack: boolean
  /** Changes that can be made (again): taken back ones, and what a dead process had not come to. */
  readonly open: number
}

function standingOf({ begin, end, references }: IndexedOperation): Standing {
  const succeeded = end?.succeeded ?? 0
  let inForce = succeeded
  let takenBack = 0
  let wasTakenBack = false
  for (const other of references) {
    const count = other.end?.succeeded ?? 0
    const isUndo = other.begin.reference?.kind === 'undo'
    inForce += isUndo ? -count : count
    wasTakenBack ||= isUndo && count > 0
    takenBack += isUndo ? count : -count
  }
  // `takenBack` below zero: a redo came to what the operation itself had not.
  const neverMade = end?.state === 'interrupted' ? end.intended - succeeded : 0
  return {
    isRunning: end === null && isRunning(begin.operation, begin.who),
    succeeded,
    inForce,
    wasTakenBack,
    open: neverMade + takenBack,
  }
}

/** An operation as people see it in the journal. */
export function journalEntry(operation: IndexedOperation): JournalEntry {
  const { begin, end } = operation
  const standing = standingOf(operation)
  const reason = reasonAgainst(operation, standing)
  const { user, host, pid } = begin.who
  const wasInterrupted = end === null || end.state === 'interrupted'
  return {
    operation: begin.operation,
    atMs: begin.atMs,
    who: { user, host, pid },
    title: begin.title,
    action: begin.action,
    entries: begin.changes,
    succeeded: standing.succeeded,
    state: stateOf(standing, wasInterrupted && standing.inForce < begin.changes),
    undoable: reason === null && standing.inForce > 0,
    redoable: reason === null && standing.open > 0,
    reason,
  }
}

function stateOf(standing: Standing, isInterrupted: boolean): JournalEntry['state'] {
  if (standing.isRunning) return 'running'
  if (standing.wasTakenBack && standing.inForce === 0) return 'undone'
  return isInterrupted ? 'interrupted' : 'done'
}

/** Why neither undo nor redo is possible; null when one is. */
function reasonAgainst({ begin }: IndexedOperation, standing: Standing): string | null {
  const never = reasons[begin.action]
  if (never !== undefined) return never
  if (standing.isRunning) return 'It is still being carried out.'
  if (standing.inForce <= 0 && standing.open <= 0) return 'It changed nothing.'
  return null
}
