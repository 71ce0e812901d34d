import { statSync } from 'node:fs'
import type { OperationChange } from '../../../contract/views.ts'
import { isErrno } from '../../spool/errno.ts'
import { linesFrom } from './lines-from.ts'
import { outcomeOfRecord, recordOfLine } from './records.ts'
import { operationChange } from './operation-changes.ts'

/**
 * What an operation on many entries has changed, as people see it: read from its file once, and from then on only
 * what has been appended since. Without metadata: a small part of what the index keeps of the same entries.
 */
export class SeenChanges {
  readonly operation: string
  readonly #path: string
  readonly #isUndo: boolean
  readonly #words = new Map<string, string>()
  #changes: OperationChange[] = []
  #read = 0

  /** @param path of the file that only the changes of this operation are in */
  constructor(operation: string, path: string, isUndo: boolean) {
    this.operation = operation
    this.#path = path
    this.#isUndo = isUndo
  }

  /** As of now, in their order; none when the journal has dropped them. */
  all(): readonly OperationChange[] {
    if (sizeOf(this.#path) < this.#read) this.#forget()
    for (const { text, next } of linesFrom(this.#path, this.#read)) {
      if (next === null) break
      this.#take(text)
      this.#read = next
    }
    return this.#changes
  }

  #take(line: string): void {
    const record = recordOfLine(line)
    if (record?.operation !== this.operation) return
    if (record.kind === 'intend') {
      for (const [at, written] of record.changes.entries()) {
        const change = operationChange(written, null, this.#isUndo)
        this.#changes[record.first + at] = {
          ...change,
          from: this.#word(change.from),
          to: this.#word(change.to),
        }
      }
    } else if (record.kind === 'outcome') {
      const change = this.#changes[record.index]
      if (change !== undefined) this.#changes[record.index] = { ...change, outcome: outcomeOfRecord(record) }
    }
  }

  /** A hundred thousand entries come from a handful of queues. */
  #word(text: string | null): string | null {
    if (text === null) return null
    const known = this.#words.get(text) ?? text
    this.#words.set(known, known)
    return known
  }

  #forget(): void {
    this.#changes = []
    this.#read = 0
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return 0
    throw error
  }
}
