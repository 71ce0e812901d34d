import type { Failure } from '../../../contract/failure.ts'
import type { JobView } from '../../../contract/views.ts'
import type { AppendLog } from './append-log.ts'
import type { ChangeOutcome, JournalChange, OperationEnd, Reference } from './journal-intf.ts'
import { lineOf, writtenChange, type BeginRecord, type JournalRecord } from './records.ts'
import { liveOperations, whoWeAre } from './who.ts'

/** An operation that begins. */
export interface NewOperation {
  readonly operation: string
  readonly title: string
  readonly action: JobView['action']
  readonly changes: number
  readonly reference: Reference | null
}

export interface WriterLogs {
  /** The log of operations. */
  readonly operations: AppendLog
  /** Where the changes of this one go: the same, or a file of its own. */
  readonly details: AppendLog
}

/** Writes one operation down while it is carried out. */
export class OperationWriter {
  readonly operation: string
  readonly #logs: WriterLogs
  readonly #now: () => number
  #intended = 0
  #succeeded = 0

  private constructor(operation: string, logs: WriterLogs, now: () => number) {
    this.operation = operation
    this.#logs = logs
    this.#now = now
  }

  static begin(operation: NewOperation, logs: WriterLogs, now: () => number): OperationWriter {
    const begin: BeginRecord = {
      kind: 'begin',
      version: 1,
      atMs: now(),
      who: whoWeAre(),
      bulk: logs.details !== logs.operations,
      ...operation,
    }
    const writer = new OperationWriter(operation.operation, logs, now)
    // From here on nobody takes it for interrupted.
    liveOperations.add(operation.operation)
    try {
      logs.operations.append(lineOf(begin))
    } catch (error) {
      writer.#close()
      throw error
    }
    return writer
  }

  /** For an operation whose process died. */
  static resume(operation: string, logs: WriterLogs, now: () => number): OperationWriter {
    return new OperationWriter(operation, logs, now)
  }

  /** The changes get the indices from the returned one on. They are on the disk when it resolves. */
  async intend(changes: readonly JournalChange[], of?: readonly number[]): Promise<number> {
    const first = this.#intended
    this.#intended += changes.length
    this.#detail({
      kind: 'intend',
      operation: this.operation,
      atMs: this.#now(),
      first,
      changes: changes.map(writtenChange),
      ...(of === undefined ? {} : { of }),
    })
    const { operations, details } = this.#logs
    // The operation first: changes of which nobody knows the operation are of no use.
    if (first === 0 || operations === details) await operations.sync()
    if (operations !== details) await details.sync()
    return first
  }

  taking(index: number): void {
    this.#detail({ kind: 'taking', operation: this.operation, index, atMs: this.#now() })
  }

  outcome(index: number, outcome: ChangeOutcome): void {
    if (outcome.kind === 'done') this.#succeeded++
    const failure: { failure?: Failure } = outcome.kind === 'failed' ? { failure: outcome.failure } : {}
    this.#detail({ kind: 'outcome', operation: this.operation, index, ...failure })
  }

  /** Whoever reads the journal after it resolves finds the operation as it ended. */
  async end(state: Exclude<OperationEnd['state'], 'interrupted'>): Promise<void> {
    const { operations, details } = this.#logs
    try {
      this.#writeEnd(state, this.#succeeded, this.#intended)
      await details.sync()
      await operations.sync()
    } finally {
      this.#close()
    }
  }

  /** The end of an operation that died, as it was found afterwards. */
  interrupted(succeeded: number, intended: number): void {
    try {
      this.#writeEnd('interrupted', succeeded, intended)
    } finally {
      this.#close()
    }
  }

  #writeEnd(state: OperationEnd['state'], succeeded: number, intended: number): void {
    const { operation } = this
    const atMs = this.#now()
    this.#logs.operations.append(lineOf({ kind: 'end', operation, atMs, state, succeeded, intended }))
  }

  #detail(record: JournalRecord): void {
    this.#logs.details.append(lineOf(record))
  }

  /** Whoever could not write the end leaves an operation that was interrupted. */
  #close(): void {
    liveOperations.delete(this.operation)
    this.#logs.operations.close()
    if (this.#logs.details !== this.#logs.operations) this.#logs.details.close()
  }
}
