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
 * The directories of a round are fsynced one after the other: on a journalling file system the first commits the
 * journal with all the others in it, and the threads stay free for the files' own fsyncs.
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
  async sync(...dirs: readonly SpoolPath[]): Promise<void> {
    if (!this.#enabled) return
    const round = (this.#next ??= this.#schedule())
    for (const dir of dirs) round.dirs.set(pathText(dir), dir)
    const failures = await round.done
    for (const dir of dirs) {
      const failure = failures.get(pathText(dir))
      if (failure !== undefined) throw notDurable(dir, failure)
    }
  }

  #schedule(): Round {
    const dirs = new Map<string, SpoolPath>()
    const start = async (): Promise<Map<string, unknown>> => {
      // From here on who asks is too late for this round.
      this.#next = undefined
      const failures = new Map<string, unknown>()
      for (const [text, dir] of dirs) {
        try {
          await this.#fsync(dir)
        } catch (error) {
          failures.set(text, error)
        }
      }
      return failures
    }
    const done = this.#running.then(start)
    this.#running = done
    return { dirs, done }
  }

  async #fsync(dir: SpoolPath): Promise<void> {
    const fd = this.#files.open(dir)
    try {
      await this.#files.fsync(fd)
    } catch (error) {
      closeAfterFailure(this.#files, fd)
      throw error
    }
    this.#files.close(fd)
  }
}

interface Round {
  readonly dirs: Map<string, SpoolPath>
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
