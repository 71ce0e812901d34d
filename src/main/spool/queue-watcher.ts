import type { SpoolPath } from './file-system.ts'
import type { SpoolError } from './spool-error.ts'
import { WatchedDirectory } from './watched-directory.ts'
import type { DirectoryChange } from './watched-directory.ts'

/** How often each directory is looked at, by one stat. */
const defaultCheckEveryMs = 1000
/** The kernel keeps 16,384 events for a process and drops the rest; half of that in one go is reason for doubt. */
const manyEvents = 8192

/** A sign that something changed. It is only a hint: the directory on disk is the truth. */
export type Hint =
  /** Look at this name; without a name, list the directory again. The name may be any, also one that is gone. */
  | { readonly kind: 'changed'; readonly dir: SpoolPath; readonly name: string | undefined }
  /** The directory is gone, or its path leads elsewhere now. */
  | { readonly kind: 'vanished'; readonly dir: SpoolPath }
  /** It is there again: list it. */
  | { readonly kind: 'came-back'; readonly dir: SpoolPath }

export interface WatchHandlers {
  onHint(hint: Hint): void
  /** Changes are not noticed, or late; the watch goes on as well as it can. Told once while it lasts. `watch-failed`. */
  onError(error: SpoolError): void
}

export interface WatchOptions {
  /** How soon a vanished directory and lost events are noticed. @default 1000 */
  readonly checkEveryMs?: number
}

export interface DirectoryWatch {
  /** When every change from now on gives a hint. List after it: what came before it may have given none. */
  readonly ready: Promise<void>
  /** Ends all hints. Idempotent. */
  close(): Promise<void>
}

export type WatchDirectories = (
  dirs: readonly SpoolPath[],
  handlers: WatchHandlers,
  options?: WatchOptions,
) => DirectoryWatch

/**
 * Watches directories, with one inotify watch for each however many files are in it. Any hint only means "look at
 * this name, or list again". To lose nothing: take note of the hints so far, *then* list, then wait for a hint.
 *
 * Events can be lost without any sign (the kernel's queue overflows after 16,384, network file systems know only this
 * machine's changes). Therefore each directory is also looked at every second: when it changed without an event, or
 * after a burst, a hint without a name comes. A directory that vanishes and comes back is watched again.
 *
 * A directory whose path is not UTF-8, or has a backslash (which chokidar takes for a slash), is only looked at: its
 * hints have no names and come within a second.
 */
export function watchDirectories(
  dirs: readonly SpoolPath[],
  handlers: WatchHandlers,
  options: WatchOptions = {},
): DirectoryWatch {
  let eventsSinceCheck = 0
  const watched = dirs.map((dir) => {
    const onChange = (change: DirectoryChange): void => {
      eventsSinceCheck++
      handlers.onHint({ ...change, dir })
    }
    return new WatchedDirectory(dir, onChange, (error) => handlers.onError(error))
  })

  let checking = Promise.resolve()
  const check = (): void => {
    const many = eventsSinceCheck >= manyEvents
    eventsSinceCheck = 0
    checking = checking.then(async () => {
      for (const directory of watched) await directory.check(many)
    })
  }
  const ready = Promise.all(watched.map((directory) => directory.start())).then(() => undefined)
  const timer = setInterval(check, options.checkEveryMs ?? defaultCheckEveryMs)
  timer.unref()

  let closing: Promise<void> | undefined
  return {
    ready,
    close: () =>
      (closing ??= (async () => {
        clearInterval(timer)
        await Promise.all(watched.map((directory) => directory.close()))
        await checking
      })()),
  }
}
