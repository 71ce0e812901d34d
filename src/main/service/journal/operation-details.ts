import { join } from 'node:path'
import type { JournalDirectory } from './journal-directory.ts'
import type { IndexedOperation } from './journal-index.ts'
import type { ChangeDetail, ChangeOutcome, JournalChange } from './journal-intf.ts'
import { linesFrom } from './lines-from.ts'
import { changeOfWritten, outcomeOfRecord, recordOfLine, type DetailRecord } from './records.ts'

/** The changes of an operation, and what became of each as far as it was written. Reads them from disk. */
export function readDetails(directory: JournalDirectory, operation: IndexedOperation): ChangeDetail[] {
  const changes = new Map<number, { readonly change: JournalChange; readonly of: number | null }>()
  const taken = new Map<number, number>()
  const outcomes = new Map<number, ChangeOutcome>()
  for (const record of detailRecords(directory, operation)) {
    switch (record.kind) {
      case 'intend':
        for (const [at, written] of record.changes.entries()) {
          changes.set(record.first + at, { change: changeOfWritten(written), of: record.of?.[at] ?? null })
        }
        break
      case 'taking':
        taken.set(record.index, record.atMs)
        break
      case 'outcome':
        outcomes.set(record.index, outcomeOfRecord(record))
    }
  }
  return [...changes].map(([index, { change, of }]) => ({
    index,
    change,
    of,
    takenMs: taken.get(index) ?? null,
    outcome: outcomes.get(index) ?? null,
  }))
}

function* detailRecords(
  directory: JournalDirectory,
  { begin, details }: IndexedOperation,
): Generator<DetailRecord> {
  const sources = begin.bulk
    ? [linesFrom(directory.bulkPath(begin.operation), 0)]
    : [...details].map(([log, { from, to }]) => linesFrom(join(directory.path, log), from, to))
  for (const lines of sources) {
    for (const { text } of lines) {
      const record = recordOfLine(text)
      if (record?.operation !== begin.operation) continue
      if (record.kind !== 'begin' && record.kind !== 'end') yield record
    }
  }
}

/**
 * Which of an operation's changes are in force now: those that were made, less those that later operations took back,
 * plus those that they did again.
 */
export function changesInForce(directory: JournalDirectory, operation: IndexedOperation): ChangesInForce {
  const details = readDetails(directory, operation)
  const inForce = new Set(details.filter(({ outcome }) => outcome?.kind === 'done').map(({ index }) => index))
  for (const other of operation.references) {
    const isUndo = other.begin.reference?.kind === 'undo'
    for (const { of, outcome } of readDetails(directory, other)) {
      if (of === null || outcome?.kind !== 'done') continue
      if (isUndo) inForce.delete(of)
      else inForce.add(of)
    }
  }
  return { details, inForce }
}

/** All changes of an operation, and the indices of those that are in force. */
export interface ChangesInForce {
  readonly details: readonly ChangeDetail[]
  readonly inForce: ReadonlySet<number>
}
