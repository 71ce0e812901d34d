/**
 * # The API of the service, and the manual of the application
 *
 * Every door (the Electron window, the browser host, the command line) speaks to spools through these operations and
 * the events of `events.ts`, and through nothing else. An operation is declared here, once; the IPC, HTTP and worker
 * sides are derived from `operations.ts`, which the compiler checks against this interface.
 *
 * - Each operation takes one object of plain data and answers with plain data (structured clone; over HTTP JSON in
 *   which bytes are tagged). Arguments are validated by `arguments.ts` in the service's process.
 * - What can be expected is a value. Everything else rejects with `FailureError`, which crosses a boundary as an
 *   `Outcome`.
 * - Lists, held selections and previews belong to the connection that made them and go with it. Spools and jobs
 *   belong to the service.
 * - The directory on disk is the truth. Whatever is answered was true when it was read.
 */
import type { Action, ActionPreview, DropPreview, HeldSelection, PreviewEntry, Selection } from './actions.ts'
import type { SpoolEvent } from './events.ts'
import type {
  DirectoryView,
  EntryDocument,
  EntryKey,
  EntryResult,
  EntryView,
  FileFormats,
  Filter,
  JobId,
  JobView,
  JournalEntry,
  OperationChange,
  ListId,
  ListView,
  NewMessagePreview,
  PartContent,
  ProblemView,
  RecentSpool,
  RepairPlan,
  RowPage,
  Sort,
  SourceRange,
  SpoolId,
  SpoolView,
} from './views.ts'

/** An operation without arguments takes an empty object, as all take one. */
export type NoArguments = Readonly<Record<string, never>>

export interface SpoolApi {
  // ---- Spools ------------------------------------------------------------------------------------------------

  /**
   * Opens the spool in a directory; one that is open already is answered as it is. Names are listed before this
   * answers, metadata streams in behind (`SpoolView.index`).
   * Fails: `no-such-directory`, `not-a-spool`, `permission`.
   */
  openSpool(args: { readonly dir: string }): Promise<SpoolView>

  /** Makes a spool and opens it. Without `queues`: the four of a message spool. Fails: `not-empty`, `permission`. */
  createSpool(args: { readonly dir: string; readonly queues?: readonly string[] }): Promise<SpoolView>

  /**
   * Makes a spool of realistic messages in every state and opens it; the same for the same seed, but for ages,
   * which are counted back from now. Without `dir`: in the user's data directory.
   */
  createDemoSpool(args: {
    readonly dir?: string
    readonly messages?: number
    readonly seed?: number
  }): Promise<SpoolView>

  /** Stops watching. Jobs of the spool are cancelled first. */
  closeSpool(args: { readonly spool: SpoolId }): Promise<void>

  listSpools(args: NoArguments): Promise<readonly SpoolView[]>

  /** Lifts the read-only state of a spool with signs of a live owner, until it is closed. */
  unlockSpool(args: { readonly spool: SpoolId }): Promise<SpoolView>

  /** Most recent first. */
  listRecentSpools(args: NoArguments): Promise<readonly RecentSpool[]>

  forgetRecentSpool(args: { readonly dir: string }): Promise<void>

  /** Directories to choose a spool from, for hosts without a dialog of their own. Null: the home directory. */
  browseDirectory(args: { readonly dir: string | null }): Promise<DirectoryView>

  // ---- Lists of entries --------------------------------------------------------------------------------------

  /**
   * A filtered, sorted list of entries, held for this connection. Its rows do not move while it is held: entries that
   * leave are taken out, entries that change are shown changed in their place, entries that arrive are counted in
   * `newEntries` until `refreshList`. Fails: `query`, `unknown-queue`.
   */
  openList(args: {
    readonly spool: SpoolId
    readonly filter: Filter
    readonly sort: readonly Sort[]
  }): Promise<ListView>

  /** A window into a list. Fewer rows than asked for at its end. `limit` at most 500. */
  readRows(args: { readonly list: ListId; readonly offset: number; readonly limit: number }): Promise<RowPage>

  /**
   * The documents of a window into a list, each read from the disk now: for programs that want whole lists
   * (`status --format json`). Entries that have gone meanwhile are left out. `limit` at most 500.
   */
  readDocuments(args: {
    readonly list: ListId
    readonly offset: number
    readonly limit: number
  }): Promise<readonly EntryDocument[]>

  /** Takes in what is new and sorts again. */
  refreshList(args: { readonly list: ListId }): Promise<ListView>

  /** Where an entry stands in a list; null when it is not in it. */
  findRow(args: { readonly list: ListId; readonly key: EntryKey }): Promise<number | null>

  closeList(args: { readonly list: ListId }): Promise<void>

  /**
   * Freezes a selection: from `rows` (index ranges of the list, `to` not included) or all of it, a fixed list of names
   * and revisions is held for this connection. Later changes of the list do not change it.
   */
  holdSelection(args: {
    readonly list: ListId
    readonly rows: readonly { readonly from: number; readonly to: number }[] | 'all'
  }): Promise<HeldSelection>

  /** Which entries a selection is about: a window into its fixed list, in its order. `limit` at most 1000. */
  readSelection(args: {
    readonly spool: SpoolId
    readonly selection: Selection
    readonly offset: number
    readonly limit: number
  }): Promise<readonly EntryKey[]>

  releaseSelection(args: { readonly selection: string }): Promise<void>

  /** Checks a query without running it. Answers null when it is well formed, else the `query` failure's data. */
  checkQuery(args: { readonly query: string }): Promise<{
    readonly problem: string
    readonly offset: number
    readonly length: number
  } | null>

  /** What could stand at `cursor` in a query: fields, and values taken from the spool. */
  completeQuery(args: {
    readonly spool: SpoolId
    readonly query: string
    readonly cursor: number
  }): Promise<readonly QueryCompletion[]>

  // ---- One entry ---------------------------------------------------------------------------------------------

  /**
   * One entry with the structure of its message. With `beginning`, it answers at once also where the message is large
   * and was not read yet: its `whole` is false then, and asking without tells the rest. Fails: `not-found`.
   */
  readEntry(args: {
    readonly spool: SpoolId
    readonly key: EntryKey
    readonly beginning?: boolean
  }): Promise<EntryView>

  /** Where `name` is now: every queue and checkout that has it. Empty when it is nowhere. */
  locateEntry(args: { readonly spool: SpoolId; readonly name: string }): Promise<readonly EntryKey[]>

  /**
   * A decoded part of a message, or a range of its decoded bytes. With `as: 'bytes'` text parts come as bytes, too, in
   * their own charset: what is saved has the `sha256` of `PartView`. Fails: `not-found`, `missing-data`.
   */
  readPart(args: {
    readonly spool: SpoolId
    readonly key: EntryKey
    readonly part: string
    readonly offset?: number
    readonly limit?: number
    readonly as?: 'bytes'
  }): Promise<PartContent>

  /**
   * A range of the body: `source` is the decoded message, `data` the file as it is on disk. Or of the metadata file:
   * `metadata`.
   */
  readSource(args: {
    readonly spool: SpoolId
    readonly key: EntryKey
    readonly form: 'source' | 'data' | 'metadata'
    readonly offset: number
    readonly limit: number
  }): Promise<SourceRange>

  /**
   * What the metadata or the data file of an entry of any spool reads as, and how it reads when it is laid out for
   * people. Only files up to 4 MiB are looked at. Fails: `not-found`, `missing-data`.
   */
  readFormats(args: {
    readonly spool: SpoolId
    readonly key: EntryKey
    readonly file: 'metadata' | 'data'
  }): Promise<FileFormats>

  // ---- Acting on entries -------------------------------------------------------------------------------------

  /** What an action would do, group by group. Changes nothing. */
  previewAction(args: {
    readonly spool: SpoolId
    readonly selection: Selection
    readonly action: Action
  }): Promise<ActionPreview>

  /** The same entry by entry: a window into the fixed list of the selection, in its order. `limit` at most 500. */
  previewEntries(args: {
    readonly spool: SpoolId
    readonly selection: Selection
    readonly action: Action
    readonly offset: number
    readonly limit: number
  }): Promise<readonly PreviewEntry[]>

  /** What moving the selection to each queue would do: for drag, drop and "Move to…". */
  previewDrop(args: {
    readonly spool: SpoolId
    readonly selection: Selection
  }): Promise<readonly DropPreview[]>

  /**
   * Does an action to each entry of a selection, as a job. Each entry is checked out, compared with what was seen
   * (`changed` when it differs), changed, and saved to its new queue; entries that fail leave the others alone.
   * Answers as soon as the job runs. With `onlyPossible`, entries that the transition table refuses and those for which
   * there is nothing to do are left out, for who has been shown the preview.
   * Fails: `read-only`, `unknown-queue`, `wrong-kind-of-spool`.
   */
  startAction(args: {
    readonly spool: SpoolId
    readonly selection: Selection
    readonly action: Action
    readonly onlyPossible?: boolean
    readonly ratePerSecond?: number
  }): Promise<JobView>

  /**
   * Puts a new entry into any Multispool: bytes of metadata and body as they are given. Fails: `name-taken`,
   * `unreadable-metadata`, `invalid-argument` (message spools take only metadata of a message whose status fits the
   * queue, under the name that its id says).
   */
  enqueueEntry(args: {
    readonly spool: SpoolId
    readonly queue: string
    readonly metadata: Uint8Array
    readonly data: Uint8Array
    readonly name:
      { readonly kind: 'prefix'; readonly prefix: string } | { readonly kind: 'name'; readonly name: string }
  }): Promise<EntryKey>

  /**
   * Enqueues a message (RFC 5322 source, LF or CRLF): a new id is reserved, frozen by default. The envelope comes from
   * the header where it is not given: the sender from Return-Path, Sender or From, in this order; the recipients from To,
   * Cc and Bcc, and then the Bcc fields are taken out of what is stored. Metadata is written in the newest version that
   * the spool has (V3 in an empty one) unless the setting `newMessages.metadataVersion` says `3` or `4`.
   * Fails: `invalid-argument` when there is no recipient to be found, or something is no address or no next hop.
   */
  addMessage(args: {
    readonly spool: SpoolId
    readonly source: Uint8Array
    readonly sender?: string
    readonly recipients?: readonly string[]
    readonly nextHops?: readonly string[]
    readonly retryIntervals?: readonly { readonly spanMs: number; readonly jitterMs?: number }[]
    readonly sendNow?: boolean
  }): Promise<EntryKey>

  /**
   * What `addMessage` would make of a message when nothing else is given. Only its header is looked at: `source` may end
   * with it. Changes nothing.
   */
  previewMessage(args: { readonly source: Uint8Array }): Promise<NewMessagePreview>

  /**
   * Writes messages as `.eml` files (decoded source) into a directory, which is made where it is missing, as a job; of a
   * generic spool the data as it is on disk, as `.data` files. Never overwrites a file. `to` of each result is the name
   * of the file. Fails: `invalid-argument` for a directory in the spool.
   */
  exportMessages(args: {
    readonly spool: SpoolId
    readonly selection: Selection
    readonly to: string
  }): Promise<JobView>

  // ---- Jobs --------------------------------------------------------------------------------------------------

  listJobs(args: NoArguments): Promise<readonly JobView[]>

  /** Answers when the job has ended, however it did. */
  awaitJob(args: { readonly job: JobId }): Promise<JobView>

  readJobResults(args: {
    readonly job: JobId
    readonly offset: number
    readonly limit: number
    /** Only those that failed. */
    readonly failedOnly?: boolean
  }): Promise<{ readonly total: number; readonly results: readonly EntryResult[] }>

  pauseJob(args: { readonly job: JobId }): Promise<JobView>
  resumeJob(args: { readonly job: JobId }): Promise<JobView>
  /** Stops after the entries that are under way; what was done stays done. */
  cancelJob(args: { readonly job: JobId }): Promise<JobView>
  /** Null lifts the limit. */
  setJobRate(args: { readonly job: JobId; readonly ratePerSecond: number | null }): Promise<JobView>
  /** Takes an ended job off the list. */
  dismissJob(args: { readonly job: JobId }): Promise<void>

  // ---- Health ------------------------------------------------------------------------------------------------

  /** What the monitor's daemon knows, worst first. */
  listProblems(args: { readonly spool: SpoolId }): Promise<readonly ProblemView[]>

  /** One confirmed pass now. `scanned` counts the files looked at. */
  checkHealth(args: { readonly spool: SpoolId; readonly limits?: HealthLimits }): Promise<{
    readonly problems: readonly ProblemView[]
    readonly scanned: number
  }>

  /** How to mend what was found: nothing is done yet. `choices` answers the steps that have a choice. */
  planRepair(args: {
    readonly spool: SpoolId
    readonly limits?: HealthLimits
    readonly statusMismatch?: 'move-to-queue-of-status' | 'set-status-of-queue'
    /** Only these problems; null or absent for all. */
    readonly problems?: readonly string[] | null
  }): Promise<RepairPlan>

  /** Carries a plan out, as a job; steps whose files have changed since are skipped and said. */
  applyRepair(args: { readonly spool: SpoolId; readonly plan: string }): Promise<JobView>

  // ---- Journal -----------------------------------------------------------------------------------------------

  /** Newest first. */
  readJournal(args: { readonly spool: SpoolId; readonly offset: number; readonly limit: number }): Promise<{
    readonly total: number
    readonly operations: readonly JournalEntry[]
  }>

  /**
   * What an operation has changed, entry by entry, in its order. `limit` at most 500. None where the journal does not
   * keep it any more. Fails: `unknown-operation`.
   */
  readOperation(args: {
    readonly spool: SpoolId
    readonly operation: string
    readonly offset: number
    readonly limit: number
  }): Promise<{ readonly total: number; readonly changes: readonly OperationChange[] }>

  /** Takes an operation back, as a job. Without `operation`: the last one that can be. Fails: `not-undoable`. */
  undo(args: { readonly spool: SpoolId; readonly operation?: string }): Promise<JobView>

  /** Does an operation again that was taken back. */
  redo(args: { readonly spool: SpoolId; readonly operation?: string }): Promise<JobView>

  // ---- Understanding -----------------------------------------------------------------------------------------

  /** Age × domain, as Postfix's qshape: counts per domain in buckets of doubling age. */
  readShape(args: {
    readonly spool: SpoolId
    readonly filter: Filter
    readonly by: 'recipient' | 'sender' | 'next-hop'
    readonly limit?: number
  }): Promise<ShapeView>

  /** Delivery errors, grouped by normalised reply and next hop; the largest group first. */
  readErrors(args: { readonly spool: SpoolId; readonly filter: Filter }): Promise<readonly ErrorGroup[]>

  /** Arrivals and departures per queue since the spool was opened. */
  readFlow(args: { readonly spool: SpoolId }): Promise<FlowView>

  // ---- Settings ----------------------------------------------------------------------------------------------

  /** What the window remembers: layout, columns, theme, saved filters. Opaque to the service, one JSON text a key. */
  readSettings(args: NoArguments): Promise<Readonly<Record<string, string>>>
  /** Null removes the key. */
  writeSetting(args: { readonly key: string; readonly value: string | null }): Promise<void>
}

export interface QueryCompletion {
  readonly text: string
  /** Replaces this range of the query. */
  readonly from: number
  readonly to: number
  readonly kind: 'field' | 'value' | 'operator'
  /** For a value: how many entries have it. For a field: what it means. */
  readonly hint: string
}

/** Ages in milliseconds; absent ones take the monitor's defaults. */
export interface HealthLimits {
  readonly maxCheckedOutAgeMs?: number
  readonly maxTmpFileAgeMs?: number
  readonly maxQueueAgesMs?: Readonly<Record<string, number>>
}

export interface ShapeView {
  /** Upper bounds of the age buckets, ascending; the last bucket is open. */
  readonly boundsMs: readonly number[]
  readonly rows: readonly {
    readonly domain: string
    readonly total: number
    readonly counts: readonly number[]
    /** Selects this row in the query language. */
    readonly query: string
  }[]
  readonly total: readonly number[]
  /** Domains beyond `limit`, together. */
  readonly rest: number
  readonly complete: boolean
}

export interface ErrorGroup {
  /** The reply with its variable parts (addresses, ids, numbers) taken out. */
  readonly reply: string
  readonly example: string
  readonly nextHop: string | null
  readonly count: number
  readonly oldestMs: number
  readonly newestMs: number
  readonly query: string
}

export interface FlowView {
  readonly bucketMs: number
  /** Start of the first bucket, milliseconds since the epoch. */
  readonly fromMs: number
  readonly queues: readonly {
    readonly queue: string
    readonly arrivals: readonly number[]
    readonly departures: readonly number[]
    readonly size: readonly number[]
  }[]
}

/** One client of the service, with the lists and selections that it holds. */
export interface SpoolConnection {
  readonly api: SpoolApi
  subscribe(listener: (event: SpoolEvent) => void): () => void
  /** Lets go of its lists and selections. Idempotent. */
  close(): void
}
