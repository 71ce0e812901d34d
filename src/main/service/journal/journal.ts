import { join } from 'node:path'
import type { OperationChange } from '../../../contract/views.ts'
import { AppendLog } from './append-log.ts'
import { whenClaimed } from './claim.ts'
import { JournalDirectory } from './journal-directory.ts'
import { JournalIndex, type IndexedOperation } from './journal-index.ts'
import type { ChangeDetail } from './journal-intf.ts'
import { changesInForce, readDetails, type ChangesInForce } from './operation-details.ts'
import { operationChange } from './operation-changes.ts'
import { OperationWriter, type NewOperation, type WriterLogs } from './operation-writer.ts'
import { SeenChanges } from './seen-changes.ts'
import { isRunning } from './who.ts'
import { writingJournal } from './writing-journal.ts'

/** Operations on more entries than this get a file of their own. */
const maxInlineChanges = 32

export interface JournalOptions {
  readonly dataDir: string
  /** The spool's real path. */
  readonly spoolDir: string
  /** Whether intentions are fsynced. */
  readonly durable: boolean
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** The journal of one spool. Other processes may write and read it at the same time. Holds no file open. */
export class Journal {
  readonly #directory: JournalDirectory
  readonly #index: JournalIndex
  readonly #options: JournalOptions
  #seen: SeenChanges | undefined

  constructor(options: JournalOptions) {
    this.#options = options
    this.#directory = new JournalDirectory(options.dataDir, options.spoolDir)
    this.#index = new JournalIndex(this.#directory)
  }

  /** Begins an operation; nothing of it has been done yet. Must be ended. */
  begin(operation: NewOperation): OperationWriter {
    const isBulk = operation.changes > maxInlineChanges
    return OperationWriter.begin(operation, this.#logs(operation.operation, isBulk), this.#options.now)
  }

  /** For an operation whose process died. */
  resume({ begin }: IndexedOperation): OperationWriter {
    return OperationWriter.resume(begin.operation, this.#logs(begin.operation, begin.bulk), this.#options.now)
  }

  /** Runs `act` unless a living process is doing the same with this operation. */
  whenClaimed(operation: string, act: () => void): void {
    whenClaimed(join(this.#directory.path, `claim-${operation}.json`), operation, act)
  }

  /** Its directory. */
  get path(): string {
    return this.#directory.path
  }

  /** Differs when an operation was begun or has ended since. */
  extent(): string {
    const operations = this.operations()
    return `${operations.length} begun, ${operations.filter(({ end }) => end !== null).length} ended`
  }

  /** Oldest first, as of now. */
  operations(): readonly IndexedOperation[] {
    this.#index.refresh()
    return this.#index.all()
  }

  /** As of now. */
  find(operation: string): IndexedOperation | undefined {
    this.#index.refresh()
    return this.#index.get(operation)
  }

  /** Reads them from disk. None when they have been dropped. */
  details(operation: IndexedOperation): ChangeDetail[] {
    return readDetails(this.#directory, operation)
  }

  /**
   * What people see of them. Of the operation on many entries that was asked for last, it is kept: who scrolls through
   * a hundred thousand of them does not have them read for every page.
   */
  changes(operation: IndexedOperation): readonly OperationChange[] {
    const { begin } = operation
    const isUndo = begin.reference?.kind === 'undo'
    if (!begin.bulk)
      return this.details(operation).map(({ change, outcome }) => operationChange(change, outcome, isUndo))
    if (this.#seen?.operation !== begin.operation)
      this.#seen = new SeenChanges(begin.operation, this.#directory.bulkPath(begin.operation), isUndo)
    return this.#seen.all()
  }

  /** Keeps no changes any more: nobody looks at them. */
  forgetChanges(): void {
    this.#seen = undefined
  }

  /** The same as `details`, with what later operations made of them. */
  inForce(operation: IndexedOperation): ChangesInForce {
    return changesInForce(this.#directory, operation)
  }

  /** Of all operations that are being carried out, by whatever process: the names whose change has no outcome yet. */
  namesBeingChanged(): string[] {
    const running = this.operations().filter(
      ({ begin, end }) => end === null && isRunning(begin.operation, begin.who),
    )
    return running.flatMap((operation) =>
      this.details(operation).flatMap(({ change, outcome }) => (outcome === null ? [change.name] : [])),
    )
  }

  #logs(operation: string, isBulk: boolean): WriterLogs {
    const { path } = this.#directory
    const log = writingJournal(path, () => this.#directory.currentLog())
    const operations = this.#open(join(path, log))
    return { operations, details: isBulk ? this.#open(this.#directory.bulkPath(operation)) : operations }
  }

  #open(path: string): AppendLog {
    return new AppendLog(path, { durable: this.#options.durable })
  }
}
