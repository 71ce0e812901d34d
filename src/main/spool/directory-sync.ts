import { closeAfterFailure } from './clean-up.ts'
import type { FileSystem, SpoolPath } from './file-system.ts'
import { errnoOf } from './errno.ts'
import { pathText, SpoolError } from './spool-error.ts'
import type { Durability } from './spool-intf.ts'

/**
 * Makes directory entries survive a crash, sharing the cost.
 *
 * A rename or unlink is in the memory of the machine until its directory is fsynced. The fsync of a directory takes
 * along everything done to it before, so one serves all operations that ask before it starts: one round of fsyncs is
 * in flight, and whoever asks meanwhile is served, together with all others who do, by the next round (group commit).
 *
 * The directories of a round are fsynced side by side: a journalling file system makes one commit of it, and the way
 * to another thread and back is gone once, not once for each. A rename between two of them is no less safe for that:
 * it is one transaction of the file system, whichever of its directories is fsynced first. What consists of several
 * transactions, and must not be seen the wrong way round after a crash, asks with `syncInOrder`.
 */
export class DirectorySync {
  readonly #files: FileSystem
  readonly #enabled: boolean
  #running: Promise<unknown> = Promise.resolve()
  #next: Round | undefined

  constructor(files: FileSystem, durability: Durability) {
    this.#files = files
    // Windows cannot open a directory to flush it; NTFS journals its directories.
    this.#enabled = durability === 'directories' && process.platform !== 'win32'
  }

  /**
   * Returns when what was done to `dirs` before the call is on disk; at once at the lower levels of durability.
   * Rejects with `not-durable`: what was done is done all the same.
   */
  sync(...dirs: readonly SpoolPath[]): Promise<void> {
    return this.#join(dirs, [])
  }

  /** The same, but the fsync of `last` does not begin before those of `first` have ended. */
  syncInOrder(first: readonly SpoolPath[], last: SpoolPath): Promise<void> {
    return this.#join(first, [last])
  }

  async #join(first: readonly SpoolPath[], last: readonly SpoolPath[]): Promise<void> {
    if (!this.#enabled) return
    const round = (this.#next ??= this.#schedule())
    for (const dir of first) round.dirs.set(pathText(dir), dir)
    for (const dir of last) round.last.set(pathText(dir), dir)
    const failures = await round.done
    for (const dir of [...first, ...last]) {
      const failure = failures.get(pathText(dir))
      if (failure !== undefined) throw notDurable(dir, failure)
    }
  }

  #schedule(): Round {
    const dirs = new Map<string, SpoolPath>()
    const last = new Map<string, SpoolPath>()
    const start = async (): Promise<Map<string, unknown>> => {
      // From here on who asks is too late for this round.
      this.#next = undefined
      const failures = new Map<string, unknown>()
      // One that somebody wants last is early enough then for who does not mind.
      await this.#fsyncAll(
        [...dirs].filter(([text]) => !last.has(text)),
        failures,
      )
      await this.#fsyncAll([...last], failures)
      return failures
    }
    const done = this.#running.then(start)
    this.#running = done
    return { dirs, last, done }
  }

  async #fsyncAll(
    dirs: readonly (readonly [string, SpoolPath])[],
    failures: Map<string, unknown>,
  ): Promise<void> {
    const opened: { readonly text: string; readonly fd: number }[] = []
    for (const [text, dir] of dirs) {
      try {
        opened.push({ text, fd: this.#files.openDirectory(dir) })
      } catch (error) {
        failures.set(text, error)
      }
    }
    const outcomes = await Promise.allSettled(opened.map(({ fd }) => this.#files.fsync(fd)))
    for (const [at, { text, fd }] of opened.entries()) {
      const outcome = outcomes[at]
      if (outcome?.status === 'rejected') {
        failures.set(text, outcome.reason)
        closeAfterFailure(this.#files, fd)
        continue
      }
      try {
        this.#files.close(fd)
      } catch (error) {
        failures.set(text, error)
      }
    }
  }
}

interface Round {
  readonly dirs: Map<string, SpoolPath>
  /** Those whose fsync waits for all others. */
  readonly last: Map<string, SpoolPath>
  /** The failures by path. */
  readonly done: Promise<Map<string, unknown>>
}

function notDurable(dir: SpoolPath, cause: unknown): SpoolError {
  const errno = errnoOf(cause)
  const data = {
    path: pathText(dir),
    operation: 'fsync',
    hint: 'It was done, but may be undone if the machine crashes before the directory reaches the disk.',
    ...(errno === undefined ? {} : { errno }),
  }
  return new SpoolError('not-durable', 'cannot make a change of this directory survive a crash', data, {
    cause,
  })
}
