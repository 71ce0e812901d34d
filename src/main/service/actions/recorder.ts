/**
 * The journal as those who change a spool see it. Every change is recorded before it is carried out, so that it can
 * be taken back, and so that a crash leaves a note of what was under way.
 */
import type { EntryResult, JobView } from '../../../contract/views.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import type { OpenedSpool } from '../opened-spool.ts'

export interface Recorder {
  /** Opens an operation of the journal. Nothing of it has been done yet. */
  begin(operation: RecordedOperation): Promise<Recording>
}

export interface RecordedOperation {
  readonly spool: OpenedSpool
  /** What it does, in words: "Freeze 12 messages". */
  readonly title: string
  readonly action: JobView['action']
  /** How many entries it is about. */
  readonly entries: number
}

/** What is about to happen to one entry. */
export interface IntendedChange {
  readonly name: string
  /** Where the entry is, and what its metadata file holds; null for an entry that is to be made. */
  readonly before: {
    readonly queue: string
    readonly checkedOut: boolean
    readonly metadata: ByteString
  } | null
  /** Where it will be, and what its metadata file will hold; null for an entry that is to be erased. */
  readonly after: { readonly queue: string; readonly metadata: ByteString } | null
}

/** One operation of the journal, being carried out. */
export interface Recording {
  /** Its id, for `JobView.operation`; null where nothing is recorded. */
  readonly operation: string | null
  /** Must have been answered before any of these changes is begun: they are on the disk then. Batches are cheap. */
  intend(changes: readonly IntendedChange[]): Promise<void>
  /**
   * Call it right before the entry is checked out, in the same turn of the event loop. After a crash, a checkout that is
   * found is ours when its time is this one's (each checkout touches the file), and somebody else's otherwise.
   */
  taking(change: IntendedChange): void
  /** What became of an entry that was intended. Need not be durable: after a crash the directory itself tells. */
  done(result: EntryResult): void
  end(state: 'done' | 'cancelled' | 'failed'): Promise<void>
}
