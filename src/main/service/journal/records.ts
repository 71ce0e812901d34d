import type { Failure } from '../../../contract/failure.ts'
import type { JobView } from '../../../contract/views.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import type {
  ChangeOutcome,
  EntryState,
  FileIdentity,
  JournalChange,
  OperationEnd,
  Reference,
  Who,
} from './journal-intf.ts'

/** One line of a journal. */
export type JournalRecord = BeginRecord | DetailRecord | EndRecord

export interface BeginRecord {
  readonly kind: 'begin'
  readonly version: 1
  readonly operation: string
  readonly atMs: number
  readonly who: Who
  readonly title: string
  readonly action: JobView['action']
  readonly changes: number
  readonly reference: Reference | null
  /** Whether its details are in a file of their own. */
  readonly bulk: boolean
}

export type DetailRecord = IntendRecord | TakingRecord | OutcomeRecord

/** Nothing of these has been done yet. */
export interface IntendRecord {
  readonly kind: 'intend'
  readonly operation: string
  readonly atMs: number
  /** The index of the first one; the others follow. */
  readonly first: number
  readonly changes: readonly WrittenChange[]
  /** For undo and redo: the indices in the operation that they refer to. */
  readonly of?: readonly number[]
}

/** The entry of a change is checked out right after this is written. */
export interface TakingRecord {
  readonly kind: 'taking'
  readonly operation: string
  readonly index: number
  readonly atMs: number
}

export interface OutcomeRecord {
  readonly kind: 'outcome'
  readonly operation: string
  readonly index: number
  /** Absent: it was done. */
  readonly failure?: Failure
}

/** One for all: there are a hundred thousand of them. */
const done: ChangeOutcome = { kind: 'done' }

export function outcomeOfRecord({ failure }: OutcomeRecord): ChangeOutcome {
  return failure === undefined ? done : { kind: 'failed', failure }
}

export interface EndRecord extends OperationEnd {
  readonly kind: 'end'
  readonly operation: string
  readonly succeeded: number
  /** How many changes had been written down. */
  readonly intended: number
}

/** A change with its second metadata as a difference to the first: most actions change a few bytes of a kilobyte. */
export type WrittenChange =
  | Exclude<JournalChange, { readonly kind: 'entry' }>
  | {
      readonly kind: 'entry'
      readonly name: string
      readonly before: EntryState | null
      readonly after: (Omit<EntryState, 'metadata'> & { readonly metadata: ByteString | Difference }) | null
      readonly file?: FileIdentity
    }

/** So many characters of the beginning and the end are the same; `middle` is between them. */
export interface Difference {
  readonly start: number
  readonly middle: ByteString
  readonly end: number
}

export function writtenChange(change: JournalChange): WrittenChange {
  if (change.kind !== 'entry' || change.before === null || change.after === null) return change
  return {
    ...change,
    after: { ...change.after, metadata: difference(change.before.metadata, change.after.metadata) },
  }
}

export function changeOfWritten(written: WrittenChange): JournalChange {
  if (written.kind !== 'entry') return written
  const { before, after } = written
  if (after === null) return { ...written, after: null }
  const { metadata } = after
  const text = typeof metadata === 'string' ? metadata : withDifference(before?.metadata ?? '', metadata)
  return { ...written, after: { ...after, metadata: text } }
}

function difference(before: ByteString, after: ByteString): Difference {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let end = 0
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++
  }
  return { start, middle: after.slice(start, after.length - end), end }
}

function withDifference(before: ByteString, { start, middle, end }: Difference): ByteString {
  return before.slice(0, start) + middle + before.slice(before.length - end)
}

/** Begins with a newline: what a crash of another process left torn ends there. */
export function lineOf(record: JournalRecord): string {
  return `\n${JSON.stringify(record)}\n`
}

/** Undefined for an empty line, and for one that a crash has torn. */
export function recordOfLine(line: string): JournalRecord | undefined {
  if (!line.startsWith('{') || !line.endsWith('}')) return undefined
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  const isRecord = typeof value === 'object' && value !== null && 'kind' in value && 'operation' in value
  return isRecord ? (value as JournalRecord) : undefined
}
