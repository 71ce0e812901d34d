/** What the command line sees of its process: so that tests can run commands without one. */
import type { Readable, Writable } from 'node:stream'

export interface CommandLineIo {
  readonly stdin: Readable
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly env: Readonly<Record<string, string | undefined>>
  /**
   * Aborted at the first SIGINT or SIGTERM: finish what is under way and end. A command that does not listen is ended
   * at once.
   */
  readonly interrupted: AbortSignal
}

export interface OutputStream {
  readonly isTerminal: boolean
  /** Of the terminal; null where there is none. */
  readonly columns: number | null
  /** True once the reader has gone (EPIPE) or a write has failed: what is written from then on is dropped. */
  readonly closed: boolean
  /** Why what was written is not whole (a full disk); null where all is well, and where only the reader has gone. */
  readonly failed: NodeJS.ErrnoException | null
  /** Text as UTF-8. Resolves when more may be written. */
  write(data: string | Uint8Array): Promise<void>
  /** Resolves when everything is with the system. */
  flush(): Promise<void>
}

/**
 * A stream of the process. A reader that goes away is not an error (`bobbin status | head`); any other error is kept in
 * `failed`. Neither ends the process: a job that is under way comes to its orderly end.
 */
export function outputStreamOf(
  stream: Writable & { readonly isTTY?: boolean; readonly columns?: number },
): OutputStream {
  let closed = false
  let failed: NodeJS.ErrnoException | null = null
  let last: Promise<void> = Promise.resolve()
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A stream that has failed is destroyed: what it says of later writes is no reason.
    if (!closed && error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failed = error
    closed = true
  })
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.isTTY === true && stream.columns !== undefined && stream.columns > 0
        ? stream.columns
        : null
    },
    get closed() {
      return closed
    },
    get failed() {
      return failed
    },
    write(data) {
      if (closed || data.length === 0) return last
      last = new Promise((resolve) => {
        // An error is told to the listener above, too; here it only ends the wait.
        stream.write(data, () => resolve())
      })
      return last
    },
    flush: () => last,
  }
}
