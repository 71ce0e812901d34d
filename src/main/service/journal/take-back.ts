import { FailureError } from '../../../contract/failure.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import type { Journal } from './journal.ts'
import type { IndexedOperation } from './journal-index.ts'
import type { ChangeDetail, JournalChange } from './journal-intf.ts'
import { journalEntry } from './journal-view.ts'
import { recordedWork } from './recorded-work.ts'
import type { SpoolFiles } from './spool-files.ts'

export interface TakeBack {
  readonly kind: 'undo' | 'redo'
  readonly spool: OpenedSpool
  readonly spoolFiles: SpoolFiles
  readonly journal: Journal
  /** The operation to take back or to do again; the last one for which it is possible when absent. */
  readonly operation?: string
  /** A fresh id for this operation. */
  readonly newOperation: () => string
  readonly changed: () => void
  readonly fault: (error: unknown) => void
  /** Called at the end when the operation is a repair. */
  readonly repairTakenBack: () => void
}

/**
 * The work of taking an operation back, or of doing again what was taken back. Throws `FailureError` `not-undoable` with
 * the reason, or `unknown-operation`.
 */
export function takeBackWork(options: TakeBack): ReturnType<typeof recordedWork> {
  const { kind, journal } = options
  const target = chosen(options)
  const { operation, title } = target.begin
  const { details, inForce } = journal.inForce(target)
  const chosenDetails = details.filter((detail) =>
    kind === 'undo' ? inForce.has(detail.index) : isOpen(detail, inForce),
  )
  if (chosenDetails.length === 0) {
    throw notUndoable(operation, 'What it changed is no longer known: the journal keeps it for a while only.')
  }
  const ordered = kind === 'undo' ? chosenDetails.toReversed() : chosenDetails
  return recordedWork({
    ...options,
    operation: options.newOperation(),
    title: `${kind === 'undo' ? 'Undo' : 'Redo'} “${title}”`,
    action: kind,
    direction: kind === 'undo' ? 'backward' : 'forward',
    changes: ordered.map(({ change }) => withoutFile(change)),
    reference: { kind, operation, indices: ordered.map(({ index }) => index) },
    ...(target.begin.action === 'repair' ? { finished: options.repairTakenBack } : {}),
  })
}

function chosen({ kind, journal, operation }: TakeBack): IndexedOperation {
  const isPossible = (candidate: IndexedOperation): boolean => {
    const { undoable, redoable, state } = journalEntry(candidate)
    // What was interrupted is finished by a redo that names it: the last thing that was undone is another one.
    return kind === 'undo' ? undoable : redoable && (operation !== undefined || state !== 'interrupted')
  }
  // What was refused once is not in the way of what was done before it: it can be tried again by naming it.
  const wasTried = ({ references }: IndexedOperation): boolean =>
    references.at(-1)?.begin.reference?.kind === kind
  if (operation === undefined) {
    const last = lastOf(
      kind,
      journal.operations().filter((candidate) => isPossible(candidate) && !wasTried(candidate)),
    )
    if (last !== undefined) return last
    throw notUndoable('', kind === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.')
  }
  const found = journal.find(operation)
  if (found === undefined) throw new FailureError({ code: 'unknown-operation', operation })
  if (isPossible(found)) return found
  const { reason } = journalEntry(found)
  throw notUndoable(
    operation,
    reason ?? (kind === 'undo' ? 'It is undone already.' : 'It has not been undone.'),
  )
}

/** The one that was done, or done again, last; for redo the one that was undone last. */
function lastOf(
  kind: 'undo' | 'redo',
  operations: readonly IndexedOperation[],
): IndexedOperation | undefined {
  const touchedAt = ({ place, references }: IndexedOperation): number => {
    const opposite = kind === 'undo' ? 'redo' : 'undo'
    const others = references.filter((other) => other.begin.reference?.kind === opposite)
    return others.at(-1)?.place ?? place
  }
  let last: IndexedOperation | undefined
  for (const operation of operations) {
    if (last === undefined || touchedAt(operation) > touchedAt(last)) last = operation
  }
  return last
}

/** What a redo is for: what was taken back, and what an interrupted operation had not come to. */
function isOpen(detail: ChangeDetail, inForce: ReadonlySet<number>): boolean {
  if (inForce.has(detail.index)) return false
  const { outcome } = detail
  return outcome?.kind === 'done' || outcome?.failure.code === 'cancelled'
}

/** The file is another one after the first time, or was touched: what it holds is what counts. */
function withoutFile(change: JournalChange): JournalChange {
  if (change.kind !== 'entry') return change
  const { kind, name, before, after } = change
  return { kind, name, before, after }
}

function notUndoable(operation: string, reason: string): FailureError {
  return new FailureError({ code: 'not-undoable', operation, reason })
}
