import { FailureError } from '../../../contract/failure.ts'
import type { EntryResult } from '../../../contract/views.ts'
import type { JobWork } from '../jobs/job-work.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { applyChange } from './apply-change.ts'
import type { Journal } from './journal.ts'
import type { IndexedOperation } from './journal-index.ts'
import type { ChangeDetail, JournalChange } from './journal-intf.ts'
import { journalEntry } from './journal-view.ts'
import { outcomeOf } from './journal-recorder.ts'
import type { SpoolFiles } from './spool-files.ts'

/** Intentions are written so many at a time. */
const batchSize = 256

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
}

/** One change that is to be taken back or made again. */
interface Step {
  /** In the operation that it is a change of. */
  readonly index: number
  readonly change: JournalChange
  /** Changes of one name are made one after the other: false as soon as one could not be made. */
  readonly before: Promise<boolean>
  settle(succeeded: boolean): void
}

/**
 * The work of taking an operation back, or of doing again what was taken back. Throws `FailureError` `not-undoable` with
 * the reason, or `unknown-operation`.
 */
export function takeBackWork(options: TakeBack): JobWork<RecordedStep> {
  const { kind, spool, journal } = options
  const target = chosen(options)
  const { details, inForce } = journal.inForce(target)
  const changes = details.filter((detail) =>
    kind === 'undo' ? inForce.has(detail.index) : isOpen(detail, inForce),
  )
  if (changes.length === 0) {
    throw notUndoable(
      target.begin.operation,
      'What it changed is no longer known: the journal keeps it for a while only.',
    )
  }
  const title = `${kind === 'undo' ? 'Undo' : 'Redo'} “${target.begin.title}”`
  const reference = { kind, operation: target.begin.operation } as const
  const writer = journal.begin({
    operation: options.newOperation(),
    title,
    action: kind,
    changes: changes.length,
    reference,
  })
  options.changed()
  const steps = chained(kind === 'undo' ? changes.toReversed() : changes)

  async function* intended(): AsyncGenerator<RecordedStep> {
    for (let at = 0; at < steps.length; at += batchSize) {
      const batch = steps.slice(at, at + batchSize)
      const first = await writer.intend(
        batch.map(({ change }) => change),
        batch.map(({ index }) => index),
      )
      for (const [offset, step] of batch.entries()) yield { ...step, recorded: first + offset }
    }
  }

  return {
    spool: spool.id,
    title,
    action: kind,
    total: steps.length,
    operation: target.begin.operation,
    entries: intended(),
    async run(step) {
      let isDone = false
      try {
        const result = await apply(step, options, () => writer.taking(step.recorded))
        writer.outcome(step.recorded, outcomeOf(result))
        isDone = result.kind === 'done'
        spool.index.lookAgain([step.change.name])
        return result
      } finally {
        step.settle(isDone)
      }
    },
    async finish({ state }) {
      await writer.end(state)
      options.changed()
    },
  }
}

interface RecordedStep extends Step {
  /** In the operation that is being recorded. */
  readonly recorded: number
}

async function apply(step: Step, { kind, spoolFiles }: TakeBack, taking: () => void): Promise<EntryResult> {
  const { change } = step
  if (!(await step.before)) {
    return { kind: 'failed', name: change.name, from: '', failure: { code: 'cancelled' } }
  }
  const direction = kind === 'undo' ? 'backward' : 'forward'
  return applyChange(spoolFiles, change, { direction, taking })
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
  const touchedMs = ({ begin, references }: IndexedOperation): number => {
    const opposite = kind === 'undo' ? 'redo' : 'undo'
    const others = references.filter((other) => other.begin.reference?.kind === opposite)
    return others.at(-1)?.begin.atMs ?? begin.atMs
  }
  let last: IndexedOperation | undefined
  for (const operation of operations) {
    if (last === undefined || touchedMs(operation) >= touchedMs(last)) last = operation
  }
  return last
}

/** What a redo is for: what was taken back, and what an interrupted operation had not come to. */
function isOpen(detail: ChangeDetail, inForce: ReadonlySet<number>): boolean {
  if (inForce.has(detail.index)) return false
  const { outcome } = detail
  return outcome?.kind === 'done' || outcome?.failure.code === 'cancelled'
}

function chained(changes: readonly ChangeDetail[]): Step[] {
  const last = new Map<string, Promise<boolean>>()
  return changes.map(({ index, change }) => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const before = last.get(change.name) ?? Promise.resolve(true)
    last.set(change.name, promise)
    return { index, change: withoutFile(change), before, settle: resolve }
  })
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
