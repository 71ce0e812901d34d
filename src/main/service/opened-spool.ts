/**
 * A spool as the service has it open. The parts of the service (lists, entries, actions, health, journal) know each
 * other only through this.
 */
import type { SpoolEvent } from '../../contract/events.ts'
import type { AccessView, EntryKey, EntryRow, SpoolId, SpoolKind, SpoolView } from '../../contract/views.ts'
import type { ByteString, Spool } from '../spool/spool-intf.ts'
import type { Layout } from '../spool/layout.ts'

/**
 * The directory as bytes: metadata is the text of its file, a body the bytes of its file. All that the service does
 * to entries, in spools of either kind, goes through this core, because it can take and give back an entry whose
 * metadata nobody can read.
 */
export type RawSpool = Spool<ByteString, Uint8Array, string, string>

export interface OpenedSpool {
  readonly id: SpoolId
  /** The real path. */
  readonly dir: string
  readonly kind: SpoolKind
  /** Queue names, which are directory names, too. */
  readonly queues: readonly string[]
  readonly layout: Layout
  readonly raw: RawSpool
  readonly index: EntryIndex
  view(): SpoolView
  access(): AccessView
  /** Throws `FailureError` `read-only` unless writing is allowed now. Every operation that writes calls it first. */
  assertWritable(): void
  /** True once the directory has vanished; false again when it is back. */
  readonly lost: boolean
  /** Names that this service holds checked out just now (jobs add and take out): they are no sign of a live owner. */
  readonly held: Set<string>
  /** Says soon, to every connection, that `view()` is different. */
  viewChanged(): void
  /** To every connection. */
  emit(event: SpoolEvent): void
}

/**
 * What the service knows of every entry: small rows, read in the background, kept true by the change feed. The
 * directory is the truth; this is what was seen of it last.
 */
export interface EntryIndex {
  /** What is known of the entry; null when it is not (or no longer) there. */
  row(key: EntryKey): EntryRow | null
  /** Every place in which `name` was seen. */
  locate(name: string): readonly EntryKey[]
  /**
   * Looks at these names again, now: after a change of our own, before it is answered. In every queue and checkout; where
   * it is known that they `arrived` in a queue, there and where they were, and elsewhere only if they are in neither.
   */
  lookAgain(names: readonly string[], arrived?: string | null): void
  /** Visits every entry known, in no order. */
  forEach(visit: (row: EntryRow) => void): void
}
