/**
 * What can go wrong, as data. A failure crosses every boundary as a code and what the code is about, never as a
 * message to be matched (Electron's `invoke` would keep nothing but the message). `failure-text.ts` says it in words.
 */
export type Failure =
  /** `path` is not there, or is no directory. */
  | { readonly code: 'no-such-directory'; readonly path: string }
  /** `path` does not look like a spool: `missing` names the directories that it lacks. */
  | { readonly code: 'not-a-spool'; readonly path: string; readonly missing: readonly string[] }
  /** A spool was to be made in a directory that holds something else. */
  | { readonly code: 'not-empty'; readonly path: string }
  /** The operating system does not let us: `need` is what we wanted to do. */
  | {
      readonly code: 'permission'
      readonly path: string
      readonly need: 'read' | 'write' | 'enter'
      /** No user may: the file system is mounted for reading only. */
      readonly isMountedReadOnly?: true
    }
  /** A directory of an opened spool has gone. */
  | { readonly code: 'spool-gone'; readonly path: string }
  | { readonly code: 'unknown-spool'; readonly spool: string }
  | { readonly code: 'unknown-queue'; readonly queue: string; readonly queues: readonly string[] }
  | { readonly code: 'unknown-list'; readonly list: string }
  | { readonly code: 'unknown-selection'; readonly selection: string }
  | { readonly code: 'unknown-job'; readonly job: string }
  | { readonly code: 'unknown-operation'; readonly operation: string }
  /** The entry is not (or no longer) there: a lost race is this, too. `queue` where one was named. */
  | { readonly code: 'not-found'; readonly name: string; readonly queue?: string }
  /** `name` is in several places: say which. */
  | { readonly code: 'ambiguous'; readonly name: string; readonly queues: readonly string[] }
  /** The entry is not what the person saw; it was put back unchanged. */
  | { readonly code: 'changed'; readonly name: string; readonly queue: string }
  /** Somebody holds the entry. */
  | { readonly code: 'checked-out'; readonly name: string; readonly queue: string }
  /** The transition table does not allow it. `way` is how to get there, one action after the other. */
  | {
      readonly code: 'refused'
      readonly name: string
      readonly action: string
      readonly status: string
      readonly way: readonly string[]
    }
  /** The operation does not make sense for this kind of spool (a transition in a spool without messages). */
  | { readonly code: 'wrong-kind-of-spool'; readonly operation: string; readonly kind: 'message' | 'generic' }
  /** The spool or the host is open for reading only. */
  | { readonly code: 'read-only'; readonly path: string; readonly why: 'host' | 'permission' | 'live-owner' }
  /** A server seems to run in the directory. `signs` in whole sentences. */
  | { readonly code: 'live-owner'; readonly path: string; readonly signs: readonly string[] }
  | {
      readonly code: 'unreadable-metadata'
      readonly path: string
      readonly problem: string
      /** Byte offset in the file, where one is known. */
      readonly offset?: number
    }
  | { readonly code: 'missing-data'; readonly path: string }
  /** The body cannot be shown as it was asked for: `problem` says why. Its source can still be read. */
  | { readonly code: 'unreadable-message'; readonly problem: string }
  /** The query does not parse: `offset` and `length` mark the place in it (UTF-16 units). */
  | { readonly code: 'query'; readonly problem: string; readonly offset: number; readonly length: number }
  | { readonly code: 'invalid-argument'; readonly argument: string; readonly problem: string }
  | { readonly code: 'name-taken'; readonly name: string }
  /** Undo or redo is not possible any more. */
  | { readonly code: 'not-undoable'; readonly operation: string; readonly reason: string }
  /** What would be done could not be written down first, and so is not done. `path` is the journal's, not the spool's. */
  | { readonly code: 'journal-unwritable'; readonly path: string; readonly errno: string }
  /** The disk is full (ENOSPC, EDQUOT). */
  | { readonly code: 'disk-full'; readonly path: string }
  /** Any other error of the file system. */
  | { readonly code: 'io'; readonly errno: string; readonly syscall: string; readonly path: string }
  | { readonly code: 'cancelled' }
  /** The service cannot be reached (its worker died, the browser host stopped). */
  | { readonly code: 'disconnected' }
  /** The browser host answers, and does not know this page: it came without the link, or with one of an earlier start. */
  | { readonly code: 'not-admitted' }
  /** A fault of our own. */
  | { readonly code: 'internal'; readonly problem: string; readonly stack?: string }

export type FailureCode = Failure['code']

/** What every call answers with where it crosses a boundary. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** A failure on its way up through code. The only error that `SpoolApi` rejects with. */
export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly failure: Failure

  constructor(failure: Failure, options?: { readonly cause?: unknown }) {
    super(`${failure.code} ${JSON.stringify(failure)}`, options)
    this.failure = failure
  }
}
