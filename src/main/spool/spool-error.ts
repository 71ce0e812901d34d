import type { SpoolPath } from './file-system.ts'
import { nameOfBytes } from './name.ts'

/**
 * What went wrong.
 *
 * - `not-accessible`: not a directory that this process can read, write and enter.
 * - `not-empty`: neither a spool nor empty, so no spool is made there.
 * - `missing-directory`: a directory that a spool must have does not exist.
 * - `invalid-name`: not a name of an entry or a queue (empty, `.`, `..`, `.checkout`, a slash, a NUL, not bytes).
 * - `not-found`: the entry is not where it was; somebody was faster, or it never was.
 * - `unreadable-metadata`: the metadata file does not parse; `cause` says why.
 * - `not-durable`: done, and visible to everybody, but a directory could not be fsynced: a crash may undo it.
 * - `watch-failed`: changes of a directory cannot be watched.
 * - `reader-closed`: the queue reader was closed before.
 * - `io`: the file system refused an operation that the protocol expects to succeed.
 */
export type SpoolErrorCode =
  | 'not-accessible'
  | 'not-empty'
  | 'missing-directory'
  | 'invalid-name'
  | 'not-found'
  | 'unreadable-metadata'
  | 'not-durable'
  | 'watch-failed'
  | 'reader-closed'
  | 'io'

export interface SpoolErrorData {
  /** The file or directory that it is about; for `invalid-name` the name. Bytes that are not UTF-8 as in `name.ts`. */
  readonly path: string
  /** What the person at the screen can do about it: a sentence. */
  readonly hint: string
  /** The file system's own code: `ENOSPC`. */
  readonly errno?: string
  /** The operation that failed: `rename`. */
  readonly operation?: string
  /** Files that a failed operation wrote and could not remove again. */
  readonly leftBehind?: readonly string[]
}

/** Everything unexpected that the port rejects with. Decide by `code` and `data`, never by the message. */
export class SpoolError extends Error {
  readonly code: SpoolErrorCode
  readonly data: SpoolErrorData
  /** The message without the hint and without what was left behind. */
  readonly summary: string

  constructor(code: SpoolErrorCode, summary: string, data: SpoolErrorData, options?: ErrorOptions) {
    const left = data.leftBehind ?? []
    const leaving = left.length === 0 ? '' : ` Left behind: ${left.map(readable).join(', ')}.`
    const about = code === 'invalid-name' ? `"${readable(data.path)}"` : readable(data.path)
    super(`${summary}: ${about}. ${data.hint}${leaving}`, options)
    this.name = 'SpoolError'
    this.code = code
    this.data = data
    this.summary = summary
  }

  /** The same error, with files that could not be cleaned up after it. */
  leaving(leftBehind: readonly string[]): SpoolError {
    const all = [...(this.data.leftBehind ?? []), ...leftBehind]
    return new SpoolError(this.code, this.summary, { ...this.data, leftBehind: all }, { cause: this })
  }
}

/** A path as `SpoolErrorData` has it. */
export function pathText(path: SpoolPath): string {
  return typeof path === 'string' ? path : nameOfBytes(path)
}

/** Lone surrogates (bytes that are not UTF-8) as `\xff`, control characters escaped: safe to print. */
function readable(text: string): string {
  return text.replace(/[\udc80-\udcff]|\p{Cc}/gu, (character) => {
    const byte = character.charCodeAt(0) & 0xff
    return `\\x${byte.toString(16).padStart(2, '0')}`
  })
}
