/**
 * Plain shapes of what a spool holds, as they cross a boundary. Times in rows are milliseconds since the epoch (they
 * are sorted and compared); times in documents are ISO 8601 with microseconds, as the disk has them.
 */
import type { Failure } from './failure.ts'
import type { sortFields, statusKinds } from './vocabularies.ts'

/** A spool that is open, for as long as the service runs. Made by the service; not a path. */
export type SpoolId = string

export type SpoolKind = 'message' | 'generic'

export interface SpoolView {
  readonly spool: SpoolId
  /** The real path of the directory. */
  readonly dir: string
  readonly kind: SpoolKind
  readonly queues: readonly QueueView[]
  readonly access: AccessView
  readonly index: IndexView
  readonly health: HealthView
  /** Set once the directory has vanished under us; cleared when it is back. */
  readonly lost: Failure | null
  /** True for a spool that `createDemoSpool` made. */
  readonly demo: boolean
}

export interface QueueView {
  readonly queue: string
  readonly entries: number
  readonly checkedOut: number
}

export type AccessView =
  | { readonly kind: 'read-write' }
  | {
      readonly kind: 'read-only'
      readonly why: 'host' | 'permission' | 'live-owner'
      /** For `live-owner`: what makes us think so, in words. */
      readonly signs: readonly string[]
      /** Whether `unlockSpool` may lift it. */
      readonly canUnlock: boolean
    }

/** How much of the spool has been read. Until `complete`, sorting and counting by a column covers `read` of `total`. */
export interface IndexView {
  readonly read: number
  readonly total: number
  readonly complete: boolean
}

export interface HealthView {
  /** `unknown` until the first pass of the monitor is through. */
  readonly state: 'unknown' | 'well' | 'warning' | 'problems'
  readonly problems: number
  readonly warnings: number
  /** The kind to show first; null when there is none. */
  readonly worst: ProblemKind | null
  /** When the last pass ended; null before the first. Milliseconds since the epoch. */
  readonly checkedAt: number | null
}

/** Which metadata file we mean. A name can be in several places at once (that is a problem, and is shown as one). */
export interface EntryKey {
  readonly queue: string
  readonly name: string
  readonly checkedOut: boolean
}

export type StatusKind = (typeof statusKinds)[number]

/**
 * One row of the grid: small (a screenful crosses the bridge at each scroll). Long texts are cut at
 * `ROW_TEXT_LIMIT` characters; the entry itself has them whole.
 */
export interface EntryRow extends EntryKey {
  /** Names this content of the metadata file; changes with every change, not with a touch. Null when unread. */
  readonly revision: string | null
  /** The metadata file's modification time: when the present phase of its life began. */
  readonly mtimeMs: number
  /** When the message was spooled; null where metadata has no such thing or cannot be read. */
  readonly spooledMs: number | null
  readonly status: StatusKind | null
  /** For `send-at`. */
  readonly sendAtMs: number | null
  readonly sender: string | null
  /** The remaining recipients, or all of the envelope's when none remains: the first few, and how many there are. */
  readonly recipients: readonly string[]
  readonly recipientCount: number
  readonly subject: string | null
  readonly nextHop: string | null
  readonly attempts: number
  readonly lastError: string | null
  /** Of the data file; null when it is missing. */
  readonly dataBytes: number | null
  /** Set when the metadata does not parse: the entry is listed all the same. */
  readonly unreadable: string | null
  /** For generic spools: the beginning of the metadata. */
  readonly preview: string | null
  /** False while the index has only seen the name: the other fields are empty then. */
  readonly known: boolean
}

export const ROW_TEXT_LIMIT = 120

/** A sorted, filtered list that the service holds for one client. */
export type ListId = string

export type SortField = (typeof sortFields)[number]

export interface Sort {
  readonly by: SortField
  readonly direction: 'ascending' | 'descending'
}

/** What to list. All parts are combined with *and*. */
export interface Filter {
  /** Null for all. */
  readonly queues: readonly string[] | null
  /** In the query language; empty for all. */
  readonly query: string
}

export interface ListView {
  readonly list: ListId
  /** Rows in the list as it stands. */
  readonly total: number
  /** Entries that match, too, and came since the list was made or refreshed. They are shown when asked for. */
  readonly newEntries: number
  /** Rows whose sort value has changed since: a refresh would move them. */
  readonly moved: number
  /** False while the index is not complete, and the list therefore may lack entries or be in the wrong order. */
  readonly complete: boolean
  /** Increases with every change; rows read under an older version are stale. */
  readonly version: number
}

export interface RowPage extends ListView {
  readonly offset: number
  readonly rows: readonly EntryRow[]
}

/** `entry` as the command line prints it (`command-line.md`), for messages. */
export interface MessageDocument {
  readonly name: string
  readonly queue: string
  readonly checkedOut: boolean
  readonly kind: 'message'
  readonly id: string
  readonly parentId: string
  readonly relatedIds: readonly string[]
  readonly flows: readonly string[]
  readonly spoolDate: string
  readonly metadataVersion: 1 | 2 | 3 | 4
  readonly status: StatusDocument
  readonly sender: string
  readonly senderArgs: readonly string[]
  readonly recipients: readonly string[]
  readonly rejectedRecipients: readonly string[]
  readonly route: string | null
  readonly remainingRecipients: readonly string[]
  readonly failedRecipients: readonly string[]
  readonly nextHops: readonly string[]
  readonly retryIntervals: readonly { readonly spanSeconds: number; readonly jitterSeconds: number | null }[]
  readonly relayAttempts: readonly RelayAttemptView[]
  readonly subject: string | null
  readonly dataBytes: number | null
}

export interface RelayAttemptView {
  readonly time: string
  /** As it is in the metadata. */
  readonly error: string
  /** On one line, as lists show it. */
  readonly summary: string
}

export interface StatusDocument {
  readonly kind: StatusKind
  readonly at?: string
  readonly reason?: {
    readonly description: string
    readonly envelopeSender: string
    readonly fromHeaders: string
  }
}

/** An entry of a generic spool, or one whose metadata is not a message's. */
export interface OtherDocument {
  readonly name: string
  readonly queue: string
  readonly checkedOut: boolean
  readonly kind: 'other'
  /** The text of the metadata file. */
  readonly metadata: string
  readonly dataBytes: number | null
  /** In a message spool: why it could not be read as a message. */
  readonly unreadable?: Unreadable
}

export interface Unreadable {
  readonly code: string
  readonly problem: string
  readonly offset?: number
  readonly line?: number
  readonly column?: number
  /** Path of the field, outermost first, where the s-expression is one but not of a message. */
  readonly field?: string
}

export type EntryDocument = MessageDocument | OtherDocument

/** Everything that the entry pane shows, but for bodies, which are read by part and by range. */
export interface EntryView {
  readonly entry: EntryDocument
  readonly revision: string
  readonly mtimeMs: number
  /** The metadata file as text (UTF-8 where it is; other bytes as U+FFFD), as it is on disk. */
  readonly metadataText: string
  /** The same, indented for people; the text itself when it is no s-expression. */
  readonly metadataPretty: string
  readonly message: MessageContentView | null
  /** Why `message` is null where one was expected: the data is missing, or too broken to take apart. */
  readonly messageFailure: Failure | null
  /** Which actions its status allows now, from the transition table. */
  readonly actions: readonly ActionKind[]
}

export interface HeaderView {
  readonly name: string
  /** Unfolded and decoded (RFC 2047), for people. */
  readonly value: string
  /** As it is in the message, folds included. */
  readonly raw: string
}

/** The structure of a message. Bodies are fetched by part id with `readPart`. */
export interface MessageContentView {
  readonly headers: readonly HeaderView[]
  readonly parts: readonly PartView[]
  /** Ids of the parts to show first: the best text and the best HTML alternative. */
  readonly textPart: string | null
  readonly htmlPart: string | null
  /** What was odd or cut: shown above the message. */
  readonly notes: readonly string[]
  /** False when only the beginning of the message was read: more parts may follow. */
  readonly whole: boolean
  /** Size of the decoded message; null as long as it was not read whole. */
  readonly sourceBytes: number | null
}

export interface PartView {
  /** Position in the MIME tree: `1`, `1.2` … */
  readonly part: string
  readonly depth: number
  readonly contentType: string
  readonly charset: string | null
  readonly disposition: 'inline' | 'attachment' | null
  /** Sanitised: one path component, no control characters. */
  readonly filename: string | null
  /** Without angle brackets. */
  readonly contentId: string | null
  /** Decoded size; null for a part that has parts, and for one whose end was not read yet. */
  readonly sizeBytes: number | null
  /** Of the decoded bytes, lower case hex; null for a part that has parts, or when too large to hash at once. */
  readonly sha256: string | null
  readonly isAttachment: boolean
}

/** A decoded part, or a range of it. */
export interface PartContent {
  readonly part: string
  readonly contentType: string
  /** Text of text parts, decoded by their charset; null for other parts. */
  readonly text: string | null
  /** The decoded bytes of other parts; null for text parts. */
  readonly bytes: Uint8Array | null
  readonly offset: number
  /** As far as can be told from the beginning, for a part whose end was not read yet. */
  readonly totalBytes: number
  /** True when more follows. */
  readonly truncated: boolean
  /** What was odd: an unknown charset, a broken encoding. */
  readonly notes: readonly string[]
}

/** A range of a body. */
export interface SourceRange {
  readonly bytes: Uint8Array
  readonly offset: number
  /** Total number of bytes; for `source` of a large file only known once it has been read to its end. */
  readonly totalBytes: number | null
  readonly end: boolean
}

/** How a file reads to people. A form that it does not have is null. */
export interface FileFormats {
  /** Its s-expressions, indented as Sexplib does. */
  readonly sexp: string | null
  /** An object or an array, indented; numbers and strings stay as they are written. */
  readonly json: string | null
  /** Whether it is UTF-8 without control characters. */
  readonly isText: boolean
  readonly totalBytes: number
  /** Too large to be looked at as a whole: read it by ranges. */
  readonly tooLarge: boolean
}

/** What the header of a message says about how it would be added. */
export interface NewMessagePreview {
  /** `<>` for a bounce, and where the header names nobody. */
  readonly sender: string
  readonly recipients: readonly string[]
  readonly subject: string | null
  /** Whether there are Bcc fields: they are taken out where the recipients come from the header. */
  readonly hasBcc: boolean
  /** Whether it begins with header fields at all: else it is hardly a message. */
  readonly hasHeader: boolean
}

export type ActionKind =
  'freeze' | 'send-now' | 'send-at' | 'remove' | 'recover' | 'requeue' | 'delete' | 'return-checkout'

export type ProblemKind =
  | 'too-old'
  | 'orphaned'
  | 'duplicated'
  | 'missing-data'
  | 'unreadable-metadata'
  | 'status-queue-mismatch'
  | 'id-name-mismatch'
  | 'spool-dir-mismatch'

/** `registry`, `tmp`, `data`, `queue:NAME` or `checkout:NAME`. */
export type ProblemDir = string

/** One finding of the monitor, as `fsck --json` prints it, with since when the daemon has known it. */
export interface ProblemView {
  /** Identity: kind, place, name and mtime. Stays the same from pass to pass. */
  readonly problem: string
  readonly kind: ProblemKind
  readonly severity: 'warning' | 'problem'
  readonly name: string
  /** One for all kinds but `duplicated`. */
  readonly dirs: readonly ProblemDir[]
  readonly mtime: string
  readonly sinceMs: number
  /** In words: what it is and what it means. */
  readonly text: string
}

/** One step of a repair plan: an exact operation on files, and why. */
export interface RepairStep {
  readonly step: number
  readonly problem: string
  readonly kind:
    'return-checkout' | 'set-aside' | 'create-registry' | 'drop-registry' | 'move-entry' | 'rewrite-metadata'
  /** The operation as a person would type it: `rename active/.checkout/X → active/X`. */
  readonly operation: string
  readonly reason: string
  readonly keeps: string
  readonly drops: string | null
  /** Metadata before and after, where it changes. */
  readonly diff: { readonly before: string; readonly after: string } | null
}

export interface RepairPlan {
  readonly plan: string
  readonly steps: readonly RepairStep[]
  /** Problems for which there is no rule, with the reason. */
  readonly left: readonly LeftProblem[]
  /** Where what is dropped goes. */
  readonly quarantineDir: string
}

/** A problem about which a plan does nothing, and why. */
export interface LeftProblem extends Pick<ProblemView, 'problem' | 'kind' | 'name' | 'dirs'> {
  readonly reason: string
}

export type JobId = string

export interface JobView {
  readonly job: JobId
  readonly spool: SpoolId
  /** What it does, in words: "Freeze 12 messages". */
  readonly title: string
  readonly action: ActionKind | 'repair' | 'undo' | 'redo' | 'export' | 'import'
  readonly state: 'running' | 'paused' | 'cancelled' | 'done' | 'failed'
  readonly total: number
  readonly done: number
  readonly succeeded: number
  readonly failed: number
  readonly startedMs: number
  readonly endedMs: number | null
  /** Entries per second at most; null for as fast as it goes. */
  readonly ratePerSecond: number | null
  /** The operation of the journal that takes it back; null when nothing was done or it cannot be. */
  readonly operation: string | null
  /** Why it ended as `failed`. */
  readonly failure: Failure | null
}

export type EntryResult =
  | {
      readonly kind: 'done'
      readonly name: string
      readonly from: string
      /** Null when it was erased. */
      readonly to: string | null
    }
  | { readonly kind: 'failed'; readonly name: string; readonly from: string; readonly failure: Failure }

/** One operation of the journal. */
export interface JournalEntry {
  readonly operation: string
  readonly atMs: number
  readonly who: { readonly user: string; readonly host: string; readonly pid: number }
  readonly title: string
  readonly action: JobView['action']
  readonly entries: number
  readonly succeeded: number
  readonly state: 'running' | 'done' | 'interrupted' | 'undone'
  readonly undoable: boolean
  readonly redoable: boolean
  /** Why not, when neither. */
  readonly reason: string | null
}

/** One change of an operation of the journal. */
export interface OperationChange {
  readonly name: string
  /** The queue that it was in, or another directory of the spool (see `ProblemDir`); null where it was made. */
  readonly from: string | null
  /** Null where it was erased. What a repair set aside is in a path beside the spool. */
  readonly to: string | null
  /** `open`: it is under way, or was not come to. */
  readonly outcome:
    | { readonly kind: 'done' }
    | { readonly kind: 'open' }
    | { readonly kind: 'failed'; readonly failure: Failure }
}

export interface RecentSpool {
  readonly dir: string
  readonly openedMs: number
  readonly exists: boolean
}

/** For a host without a directory dialog: what is in a directory that may be a spool. */
export interface DirectoryView {
  readonly dir: string
  readonly parent: string | null
  readonly looksLikeSpool: boolean
  readonly directories: readonly { readonly name: string; readonly looksLikeSpool: boolean }[]
  /** True when there were more than could be listed. */
  readonly truncated: boolean
}
