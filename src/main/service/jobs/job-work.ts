import type { Failure } from '../../../contract/failure.ts'
import type { EntryResult, JobView, SpoolId } from '../../../contract/views.ts'

/** What a job is to do: the same thing to each entry, entries apart from each other. */
export interface JobWork<Entry> {
  readonly spool: SpoolId
  /** What it does, in words: "Freeze 12 messages". */
  readonly title: string
  readonly action: JobView['action']
  /** How many entries there are. */
  readonly total: number
  /**
   * Taken one by one, as many ahead as are under way at a time: an async generator can prepare them in batches (write
   * intentions into the journal, for instance). When taking one throws, the job ends as `failed`.
   */
  readonly entries: Iterable<Entry> | AsyncIterable<Entry>
  /**
   * Does it to one entry. What goes wrong with the entry is a result. When it throws, no other entry is begun and the
   * job ends as `failed`; the same for a result that no other entry would escape (`disk-full`, `spool-gone`).
   */
  run(entry: Entry): Promise<EntryResult>
  /** Called after the last entry, however the job ended, before that is said. */
  finish?(end: JobEnd): Promise<void>
  /** How many entries are under way at a time. @default 64: their fsyncs overlap, and many share one of a directory */
  readonly concurrency?: number
  /** Entries per second at most; null for as fast as it goes. @default null */
  readonly ratePerSecond?: number | null
  /** The operation of the journal that takes it back; asked for whenever the job is shown. @default null */
  readonly operation?: string | null
}

export interface JobEnd {
  readonly state: 'done' | 'cancelled' | 'failed'
  /** Why it ended as `failed`. */
  readonly failure: Failure | null
}

/** Starts jobs. Everything else about them goes through `SpoolApi`. */
export interface JobStarter {
  /** Answers at once; the work begins before the next turn of the event loop ends. */
  start<Entry>(work: JobWork<Entry>): JobView
}
