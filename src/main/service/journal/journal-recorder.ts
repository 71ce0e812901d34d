import type { EntryResult } from '../../../contract/views.ts'
import type { IntendedChange, RecordedOperation, Recorder, Recording } from '../actions/recorder.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import type { Journal } from './journal.ts'
import type { ChangeOutcome, JournalChange } from './journal-intf.ts'

export interface JournalRecorderOptions {
  journalOf(spool: OpenedSpool): Journal
  /** A fresh id of an operation. */
  newOperation(): string
  /** The journal has something new. */
  changed(spool: OpenedSpool): void
}

/** Records what is done to entries in the journal of their spool. */
export function journalRecorder(options: JournalRecorderOptions): Recorder {
  return { begin: (operation) => Promise.resolve(record(operation, options)) }
}

function record(
  { spool, title, action, entries }: RecordedOperation,
  options: JournalRecorderOptions,
): Recording {
  const operation = options.newOperation()
  const writer = options
    .journalOf(spool)
    .begin({ operation, title, action, changes: entries, reference: null })
  const indices = new Map<IntendedChange, number>()
  const unsettled = new Map<string, IntendedChange[]>()
  options.changed(spool)

  /** A name can be in two queues: that is a problem, and the two are two entries here. */
  const settle = (result: EntryResult): number | undefined => {
    const changes = unsettled.get(result.name) ?? []
    const at = Math.max(
      0,
      changes.findIndex((change) => change.before?.queue === result.from),
    )
    const [change] = changes.splice(at, 1)
    if (changes.length === 0) unsettled.delete(result.name)
    const index = change && indices.get(change)
    if (change !== undefined) indices.delete(change)
    return index
  }

  return {
    operation,
    async intend(changes) {
      const first = await writer.intend(changes.map(journalChange))
      for (const [at, change] of changes.entries()) {
        indices.set(change, first + at)
        unsettled.set(change.name, [...(unsettled.get(change.name) ?? []), change])
      }
    },
    taking(change) {
      const index = indices.get(change)
      if (index !== undefined) writer.taking(index)
    },
    done(result) {
      const index = settle(result)
      // An entry that was refused before it came to an intention has none.
      if (index !== undefined) writer.outcome(index, outcomeOf(result))
    },
    async end(state) {
      await writer.end(state)
      options.changed(spool)
    },
  }
}

function journalChange({ name, before, after }: IntendedChange): JournalChange {
  return { kind: 'entry', name, before, after: after === null ? null : { ...after, checkedOut: false } }
}

export function outcomeOf(result: EntryResult): ChangeOutcome {
  return result.kind === 'done' ? { kind: 'done' } : { kind: 'failed', failure: result.failure }
}
