import type { SpoolPath } from './file-system.ts'
import type { DirectoryWatch, WatchDirectories } from './queue-watcher.ts'

/** How long a reader waits for a hint before it lists again all the same: events can be lost. */
export const defaultRelistEveryMs = 5000

/**
 * The changes of a queue, counted. The count makes "drain the notifications, then list, then wait" safe for any number
 * of waiting readers: note the count, list, wait for another count.
 */
export class QueueChanges {
  readonly #watch: DirectoryWatch
  readonly #waiting = new Set<() => void>()
  #count = 0
  #failure: Error | undefined
  #closed = false

  constructor(watch: WatchDirectories, dirs: readonly SpoolPath[]) {
    this.#watch = watch(dirs, {
      onHint: () => this.#wake(),
      onError: (error) => {
        this.#failure = error
        this.#wake()
      },
    })
  }

  /** How many hints came so far. */
  get count(): number {
    return this.#count
  }

  /** When every change from now on counts. */
  get ready(): Promise<void> {
    return this.#watch.ready
  }

  /**
   * Returns at once when the count is not `seen` any more, else with the next hint, when `stop` is aborted, when this
   * is closed, or after `atMostMs`. Rejects when watching has failed.
   */
  async after(seen: number, stop: AbortSignal | undefined, atMostMs: number): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    if (this.#count !== seen || this.#closed || stop?.aborted === true) return
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        stop?.removeEventListener('abort', wake)
        this.#waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, atMostMs)
      stop?.addEventListener('abort', wake)
      this.#waiting.add(wake)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#wake()
    await this.#watch.close()
  }

  #wake(): void {
    this.#count++
    for (const wake of [...this.#waiting]) wake()
  }
}
