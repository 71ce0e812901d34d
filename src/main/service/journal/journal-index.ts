import { join } from 'node:path'
import type { JournalDirectory } from './journal-directory.ts'
import { readFrom } from './read-from.ts'
import { recordOfLine, type BeginRecord, type EndRecord } from './records.ts'

/** What the logs say of one operation. */
export interface IndexedOperation {
  /** Its place among all that were begun: clocks are set back, and two operations can begin in one millisecond. */
  readonly place: number
  readonly begin: BeginRecord
  end: EndRecord | null
  /** Operations that took it back or did it again, oldest first. */
  readonly references: IndexedOperation[]
  /** Where in which logs its details are, among those of others; unless they are in a file of their own. */
  readonly details: Map<string, { readonly from: number; to: number }>
}

const newline = 0x0a
/** A line of this form needs not be parsed to be found again. As much of it as is looked at. */
const detailLine = /^\{"kind":"(?:intend|taking|outcome)","operation":"([^"]+)"/
const detailLineBytes = 120

/**
 * All operations of a spool's journal, oldest first: read once, and from then on only what processes have appended
 * since. Of their changes only the place is remembered.
 */
export class JournalIndex {
  readonly #directory: JournalDirectory
  readonly #operations = new Map<string, IndexedOperation>()
  readonly #read = new Map<string, number>()

  constructor(directory: JournalDirectory) {
    this.#directory = directory
  }

  /** Takes in what has been written by now, by anybody. */
  refresh(): void {
    for (const log of this.#directory.logs()) this.#readOn(log)
  }

  get(operation: string): IndexedOperation | undefined {
    return this.#operations.get(operation)
  }

  all(): readonly IndexedOperation[] {
    return [...this.#operations.values()]
  }

  #readOn(log: string): void {
    const start = this.#read.get(log) ?? 0
    const bytes = readFrom(join(this.#directory.path, log), start)
    let at = 0
    // What follows the last newline is still being written, or was torn by a crash: the next append closes it off.
    for (let end = bytes.indexOf(newline, at); end !== -1; end = bytes.indexOf(newline, at)) {
      this.#take(bytes.subarray(at, end), log, start + at)
      at = end + 1
    }
    this.#read.set(log, start + at)
  }

  #take(line: Buffer, log: string, offset: number): void {
    const ofDetail = detailLine.exec(line.toString('latin1', 0, detailLineBytes))?.[1]
    if (ofDetail !== undefined) {
      // The beginning of an operation may have been dropped with an old log.
      const details = this.#operations.get(ofDetail)?.details
      const to = offset + line.length
      const range = details?.get(log)
      if (range === undefined) details?.set(log, { from: offset, to })
      else range.to = to
      return
    }
    const record = recordOfLine(line.toString('utf8'))
    if (record?.kind === 'begin') {
      const place = this.#operations.size
      const operation = { place, begin: record, end: null, references: [], details: new Map() }
      this.#operations.set(record.operation, operation)
      if (record.reference !== null)
        this.#operations.get(record.reference.operation)?.references.push(operation)
    } else if (record?.kind === 'end') {
      const operation = this.#operations.get(record.operation)
      if (operation !== undefined) operation.end = record
    }
  }
}
