/**
 * # Journal
 *
 * What Bobbin has done to a spool, and is about to do: written down before it is carried out, so that it can be taken
 * back, and so that a crash leaves a note of what was under way.
 *
 * ## On disk
 *
 * In the user's data directory, one directory for each spool, named after the spool's real path: the window, the
 * browser host and the command line share it. JSON, one record a line, only ever appended:
 *
 *     journal/KEY/spool.json             the path, for people
 *     journal/KEY/journal-000001.jsonl   operations; beyond 4 MB the next number is begun
 *     journal/KEY/bulk-OPERATION.jsonl   the changes of an operation on many entries
 *
 * Any number of processes append at a time: a record is written with one write(2) on a descriptor opened O_APPEND, and
 * begins with a newline, so that the torn end which a crash left is closed off and skipped. (Over NFS O_APPEND is not
 * atomic: keep the data directory on a local disk.)
 *
 * An operation is `begin`, `intend` (with what each file holds before and after), `taking` and `outcome` for each
 * change, `end`. `intend` is on the disk before anything of it is done; the others need not be, because after a crash
 * the spool itself tells what was done (`recover.ts`).
 *
 * Old operations go: beyond 16 log files, and beyond 1 GB of bulk changes, the oldest are dropped.
 *
 * ## Taking back
 *
 * Undo applies each change backwards, where the entry is still what the change had left: same place, same bytes.
 * Everything else is refused entry by entry, with the reason. Undo and redo are operations themselves.
 */
import type { Failure } from '../../../contract/failure.ts'
import type { ProblemDir } from '../../../contract/views.ts'
import type { ByteString } from '../../spool/spool-intf.ts'

/** The metadata file of an entry: where it is and what it holds. */
export interface EntryState {
  readonly queue: string
  readonly checkedOut: boolean
  readonly metadata: ByteString
}

/** One change of a spool, that can be applied forwards and, but for two cases, backwards. */
export type JournalChange =
  /** `before` null: the entry is made. `after` null: it is erased. Neither can be taken back. */
  | {
      readonly kind: 'entry'
      readonly name: string
      readonly before: EntryState | null
      readonly after: EntryState | null
      /** Where given: which file it must be when the change is made for the first time. */
      readonly file?: FileIdentity
    }
  /** A file of the spool is moved out of it, to `to` (an absolute path on the same file system). */
  | {
      readonly kind: 'set-aside'
      readonly name: string
      readonly dir: ProblemDir
      readonly to: string
      readonly file: FileIdentity
    }
  /** An entry that has no registry file gets one, as long as it is this entry. */
  | {
      readonly kind: 'create-registry'
      readonly name: string
      readonly entry: { readonly dir: ProblemDir; readonly revision: string }
    }

/** What a file is recognised by. */
export interface FileIdentity {
  readonly inode: number
  readonly sizeBytes: number
  readonly mtimeMs: number
}

/** Who did something. */
export interface Who {
  readonly user: string
  readonly host: string
  readonly pid: number
  /** Tells processes of one pid apart; opaque. */
  readonly process: string
}

/** An operation that takes back or does again what another one did. */
export interface Reference {
  readonly kind: 'undo' | 'redo'
  readonly operation: string
}

export interface OperationEnd {
  readonly atMs: number
  /** `interrupted`: the process died, and another one looked at what it had done. */
  readonly state: 'done' | 'cancelled' | 'failed' | 'interrupted'
}

/** One change of an operation, and what became of it. */
export interface ChangeDetail {
  readonly index: number
  readonly change: JournalChange
  /** For undo and redo: the index of the change in the operation that they refer to. */
  readonly of: number | null
  /** When it was begun, as far as noted. */
  readonly takenMs: number | null
  /** Null: not known (it runs, or was interrupted), or never begun. */
  readonly outcome: ChangeOutcome | null
}

export type ChangeOutcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly failure: Failure }
