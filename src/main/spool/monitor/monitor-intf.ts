/**
 * # Monitor
 *
 * Looks over the shoulders of everybody who works in a spool, and says what does not fit together. It never mends
 * anything and never writes. Element by element after `Multispool.Monitor` of Async_smtp; read this file first.
 *
 *     const monitor = createMonitor(widgetSpoolable, { spoolDir: '/var/spool/widgets', limits: createLimits() })
 *     for (const problem of (await monitor.runOnce()).problems) console.log(problem.kind, problem.file.filename)
 *
 *     await runDaemon(monitor, createDaemon(), (event) => console.log(event.kind, event.problem), { stop })
 *
 * ## What is a problem
 *
 * The reference's three, with its edge cases:
 *
 * - `too-old`: a file in `.tmp`, a checkout or (only where a limit is given) a queue whose mtime is longer ago than its
 *   limit; exactly as old as the limit is not too old.
 * - `orphaned`: a file in `.tmp`, `.data`, a queue or a checkout that has no registry file of its name; and a registry
 *   file that is in no queue and no checkout (`.tmp` and `.data` do not count).
 * - `duplicated`: a registry file whose name is in two or more queues or checkouts.
 *
 * And what the reference is blind to:
 *
 * - `missing-data`: an entry without data file.
 * - `unreadable-metadata`, `status-queue-mismatch`, `id-name-mismatch`, `spool-dir-mismatch`: what is said by somebody
 *   who can read metadata, through the hook `inspect`. The last is a warning: nothing is broken, but who acts on that
 *   metadata acts on another directory.
 *
 * ## A spool in motion
 *
 * A pass is not an instant: while it looks at one directory, an entry moves to the next, and is seen twice or not at
 * all. And there are instants in the protocol itself that look like a problem: an entry being enqueued has a registry
 * file and is in no queue yet. So:
 *
 * - `fsck` is one pass, as the reference makes it. On a spool where nobody works it is exact.
 * - `runOnce` looks again at each thing found until it can tell a problem from work in progress (`confirm.ts`).
 * - The daemon, as the reference's, lets time tell: it reports what is there for more than `alertAfterCycles` passes in
 *   a row. The identity of a problem includes the file's mtime, and every step of the protocol touches the files that it
 *   moves: two phases of an entry's life are never taken for one problem that persists.
 */
import type { ByteString } from '../spool-intf.ts'

/** A directory of the spool, as a problem names it. */
export type Dir<Queue extends string> =
  | { readonly kind: 'registry' }
  | { readonly kind: 'tmp' }
  | { readonly kind: 'data' }
  | { readonly kind: 'queue'; readonly queue: Queue }
  | { readonly kind: 'checkout'; readonly queue: Queue }

/** Where the metadata of an entry can be. */
export type EntryDir<Queue extends string> = Extract<Dir<Queue>, { readonly queue: Queue }>

export interface FileWithMtime {
  /** As all names here (`name.ts`). */
  readonly filename: string
  /** Milliseconds since the epoch, with the fraction that the file system keeps. */
  readonly mtimeMs: number
}

/** Something that does not fit together. Two problems are the same when `problemKey` says so; `file.mtimeMs` counts. */
export type Problem<Queue extends string> =
  | { readonly kind: 'too-old'; readonly file: FileWithMtime; readonly dir: Dir<Queue> }
  | { readonly kind: 'orphaned'; readonly file: FileWithMtime; readonly dir: Dir<Queue> }
  /** `file` is the registry file; `dirs` in the order queue, checkout, next queue, its checkout … */
  | { readonly kind: 'duplicated'; readonly file: FileWithMtime; readonly dirs: readonly EntryDir<Queue>[] }
  /** `file` is the metadata file, here and below. */
  | { readonly kind: 'missing-data'; readonly file: FileWithMtime; readonly dir: EntryDir<Queue> }
  | ({ readonly file: FileWithMtime; readonly dir: EntryDir<Queue> } & MetadataFinding)

export type ProblemKind = Problem<string>['kind']

/** What a reader of metadata can find wrong with it. */
export type MetadataFinding =
  | { readonly kind: 'unreadable-metadata'; readonly reason: string }
  /** `belongsIn`: the queue that the status belongs to; null for none (the entry should not be there any more). */
  | { readonly kind: 'status-queue-mismatch'; readonly status: string; readonly belongsIn: string | null }
  | { readonly kind: 'id-name-mismatch'; readonly id: ByteString }
  | { readonly kind: 'spool-dir-mismatch'; readonly spoolDir: ByteString }

/**
 * Reads the metadata of one entry and says what does not fit. Synchronous and without side effect; it is called once
 * for each content of a metadata file, not once a pass. Must not throw: metadata that cannot be read is a finding.
 */
export type InspectMetadata<Queue extends string> = (
  text: ByteString,
  entry: { readonly queue: Queue; readonly name: string; readonly checkedOut: boolean },
) => readonly MetadataFinding[]

/** How old a file may get, in milliseconds. */
export interface Limits<Queue extends string> {
  readonly maxCheckedOutAgeMs: number
  readonly maxTmpFileAgeMs: number
  /** Queues that are not named have no limit. */
  readonly maxQueueAgesMs: Readonly<Partial<Record<Queue, number>>>
}

/** What to look at, and how strictly. */
export interface Spec<Queue extends string> {
  readonly spoolDir: string
  readonly limits: Limits<Queue>
}

/** What a pass found. */
export interface Findings<Queue extends string> {
  /**
   * The reference's kinds in its order, which is the reverse of the order of discovery; then the other kinds in the
   * order of queues and names.
   */
  readonly problems: readonly Problem<Queue>[]
  /** How many files were seen. */
  readonly scanned: number
}

export interface Monitor<Queue extends string> {
  readonly spec: Spec<Queue>
  /** In the order in which they are visited. */
  readonly queues: readonly Queue[]
  /**
   * One pass as of `nowMs` (milliseconds since the epoch). Rejects with `SpoolError` when the spool's own directories
   * cannot be read; a spool without `.data`, or a queue without `.checkout`, is one in which these are empty.
   */
  fsck(nowMs: number): Promise<Findings<Queue>>
  /**
   * One pass as of now, and as many second looks as it takes to tell what of it is a problem and what was work in
   * progress. Takes no longer than `fsck` when nothing is found, and up to `Settle.inMotionMs` when something that
   * might be in progress was touched just before.
   */
  runOnce(options?: { readonly stop?: AbortSignal }): Promise<Findings<Queue>>
  /** The same monitor with other limits; what the one has read the other need not read again. */
  withLimits(limits: Limits<Queue>): Monitor<Queue>
}

/** A problem that started or ended, and when the daemon noticed (milliseconds since the epoch). */
export interface Event<Queue extends string> {
  readonly kind: 'start' | 'end'
  readonly atMs: number
  readonly problem: Problem<Queue>
}

/** How a daemon works. */
export interface Daemon {
  /** @default 15,000 */
  readonly checkEveryMs: number
  /** A problem is reported once it was there in more passes in a row than this. @default 2 */
  readonly alertAfterCycles: number
}

/** Time, so that tests can turn it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after so many milliseconds, or as soon as `stop` is aborted. */
  wait(ms: number, stop: AbortSignal | undefined): Promise<void>
}
