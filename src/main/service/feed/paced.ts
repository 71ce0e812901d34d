/** Something that is done soon after it was asked for, but not more often than every so many milliseconds. */
export interface Paced {
  /** Asks for it. Any number of requests before it is done are one. */
  soon(): void
  /** Does it now if it was asked for. */
  flush(): void
  /** It is never done again. */
  stop(): void
}

/** The first request is done in the next turn of the event loop; what follows waits its time. */
export function paced(everyMs: number, run: () => void): Paced {
  /** Takes back what has been asked for; null when nothing is. */
  let cancelRequest: (() => void) | null = null
  let doneAt = -Infinity
  let isStopped = false
  const cancel = (): void => {
    cancelRequest?.()
    cancelRequest = null
  }
  const perform = (): void => {
    cancelRequest = null
    // Before, so that what is asked for while it runs waits its time, too.
    doneAt = performance.now()
    run()
  }
  return {
    soon() {
      if (cancelRequest !== null || isStopped) return
      const waitMs = doneAt + everyMs - performance.now()
      if (waitMs <= 0) {
        const next = setImmediate(perform)
        cancelRequest = () => clearImmediate(next)
      } else {
        const later = setTimeout(perform, waitMs)
        cancelRequest = () => clearTimeout(later)
      }
    },
    flush() {
      if (cancelRequest === null) return
      cancel()
      perform()
    },
    stop() {
      isStopped = true
      cancel()
    },
  }
}
