import { FSWatcher } from 'chokidar'
import type { ChokidarOptions } from 'chokidar'
import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { errnoOf } from './errno.ts'
import type { SpoolPath } from './file-system.ts'
import { pathText, SpoolError } from './spool-error.ts'

/** As long as it takes chokidar, with room to spare, to watch a directory that has taken the place of another. */
const checksInDoubt = 3

/** Stands for a character that file-system events could not decode: the name is not known. */
const undecodable = '\ufffd'

/**
 * chokidar without its own picture of the directory. It would stat every file when it starts (0.8 s and 100 MB for
 * 100,000 entries) to know later what is new; here an event only means "look again", so nothing of that is needed.
 * Nor does it follow each event up (half of the time that an event takes), but for one that has the directory's
 * own name: that may be its end.
 */
class EventsOnly extends FSWatcher {
  readonly #inside: string
  readonly #ownName: string

  constructor(path: string, options: ChokidarOptions) {
    super(options)
    this.#inside = `${path}/`
    this.#ownName = `${path}/${basename(path)}`
  }

  override createScanStream(): undefined {
    return undefined
  }

  override isUnwatched(path: string): boolean {
    return (path.startsWith(this.#inside) && path !== this.#ownName) || super.isUnwatched(path)
  }
}

export type DirectoryChange =
  | { readonly kind: 'changed'; readonly name: string | undefined }
  /** It is not there any more, or something else is there under its name. */
  | { readonly kind: 'vanished' }
  /** It is there again, or another one is, and watched: list it again. */
  | { readonly kind: 'came-back' }

/**
 * One directory being watched, with one inotify watch, through all that may happen to it.
 *
 * An inotify watch follows the directory, not its path: when the directory, or one above it, is moved away or replaced,
 * events of the wrong directory come, or none. So `check` compares what is at the path with what is watched.
 */
export class WatchedDirectory {
  readonly dir: SpoolPath
  readonly #onChange: (change: DirectoryChange) => void
  readonly #onError: (error: SpoolError) => void
  #watcher: EventsOnly | undefined
  /**
   * What is being watched: device and inode. A directory that is removed and made again may have the same number:
   * chokidar notices that by itself.
   */
  #identity: string | undefined
  #mtimeMs = 0
  #eventsSinceCheck = 0
  /** For so many checks events prove nothing: the directory itself had one, and may be another one not yet watched. */
  #doubtfulChecks = 0
  /** Why it could not be looked at when it last was: told once, not at each look. */
  #errno: string | undefined
  #closed = false
  readonly #closing = Promise.withResolvers<undefined>()

  constructor(
    dir: SpoolPath,
    onChange: (change: DirectoryChange) => void,
    onError: (error: SpoolError) => void,
  ) {
    this.dir = dir
    this.#onChange = onChange
    this.#onError = onError
  }

  /** Starts to watch; returns when events are certain to come. Changes before that are found by listing after it. */
  async start(): Promise<void> {
    const found = this.#look()
    this.#identity = found?.identity
    if (found === undefined || this.#closed) return
    this.#mtimeMs = found.mtimeMs
    const { dir } = this
    if (isOutOfReach(dir)) return
    const path = pathForWatcher(dir)
    const watcher = new EventsOnly(path, {
      // The events of the directory, no watch of any file in it: one inotify watch in all.
      depth: 0,
      ignored: (other: string) => other !== path,
      ignoreInitial: true,
      // It would hide an entry that leaves and comes back within 100 ms, and every name that ends in "~".
      atomic: false,
    })
    this.#watcher = watcher
    watcher.on('error', (error) => this.#onError(watchFailed(dir, error)))
    watcher.on('raw', (_event, name: unknown, details: unknown) => {
      // While the directory is away chokidar waits for it in the one above, whose events say nothing.
      if (watchedPathOf(details) === path && !this.#closed) this.#onEvent(name)
    })
    const ready = new Promise<void>((resolve) => watcher.once('ready', resolve))
    watcher.add(path)
    // Who is closed is never ready.
    await Promise.race([ready, this.#closing.promise])
  }

  /**
   * Looks whether the path still leads to the directory that is watched, and whether it changed without an event (the
   * kernel's queue of events overflows without a sign, and a network file system knows only this machine's changes).
   * `manyEvents`: so many have come that some may have been lost.
   */
  async check(manyEvents: boolean): Promise<void> {
    const found = this.#look()
    const events = this.#eventsSinceCheck
    this.#eventsSinceCheck = 0
    if (found?.identity !== this.#identity) {
      if (this.#identity !== undefined) this.#onChange({ kind: 'vanished' })
      await this.#stop()
      await this.start()
      if (this.#identity !== undefined && !this.#closed) this.#onChange({ kind: 'came-back' })
    } else if (found !== undefined && found.mtimeMs !== this.#mtimeMs) {
      this.#mtimeMs = found.mtimeMs
      const unseen = events === 0 || manyEvents || this.#doubtfulChecks > 0
      if (unseen) this.#onChange({ kind: 'changed', name: undefined })
    }
    if (this.#doubtfulChecks > 0) this.#doubtfulChecks--
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#closing.resolve(undefined)
    await this.#stop()
  }

  async #stop(): Promise<void> {
    const watcher = this.#watcher
    this.#watcher = undefined
    await watcher?.close()
  }

  #onEvent(name: unknown): void {
    this.#eventsSinceCheck++
    // The directory's own removal or move comes with its own name.
    const known =
      typeof name === 'string' && name !== basename(pathText(this.dir)) && !name.includes(undecodable)
    if (!known) this.#doubtfulChecks = checksInDoubt
    this.#onChange({ kind: 'changed', name: known ? name : undefined })
  }

  #look(): { readonly identity: string; readonly mtimeMs: number } | undefined {
    try {
      const stats = statSync(this.dir, { throwIfNoEntry: false })
      this.#errno = undefined
      if (stats?.isDirectory() !== true) return undefined
      return { identity: `${stats.dev}:${stats.ino}`, mtimeMs: stats.mtimeMs }
    } catch (error) {
      const errno = errnoOf(error)
      if (errno === undefined || errno !== this.#errno) this.#onError(watchFailed(this.dir, error))
      this.#errno = errno
      return undefined
    }
  }
}

/** chokidar takes text for a path, and a backslash in it for a slash. */
function isOutOfReach(dir: SpoolPath): dir is Buffer {
  return typeof dir !== 'string' || (process.platform !== 'win32' && dir.includes('\\'))
}

/** The path in the one form in which chokidar hands it back: absolute, with slashes. */
function pathForWatcher(dir: string): string {
  const path = resolve(dir)
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}

function watchedPathOf(details: unknown): unknown {
  return typeof details === 'object' && details !== null && 'watchedPath' in details
    ? details.watchedPath
    : undefined
}

function watchFailed(dir: SpoolPath, cause: unknown): SpoolError {
  const errno = errnoOf(cause)
  const hint =
    errno === 'ENOSPC'
      ? 'The system has no inotify watch left: raise fs.inotify.max_user_watches.'
      : errno === 'EMFILE'
        ? 'The system has no inotify instance left: raise fs.inotify.max_user_instances.'
        : 'Its changes show only when it is listed again.'
  const data = { path: pathText(dir), hint, ...(errno === undefined ? {} : { errno }) }
  return new SpoolError('watch-failed', 'cannot watch this directory', data, { cause })
}
