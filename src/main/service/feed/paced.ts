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
  let timer: NodeJS.Timeout | NodeJS.Immediate | null = null
  let doneAt = -Infinity
  let isStopped = false
  const cancel = (): void => {
    if (timer === null) return
    if ('hasRef' in timer && 'refresh' in timer) clearTimeout(timer)
    else clearImmediate(timer)
    timer = null
  }
  const perform = (): void => {
    timer = null
    // Before, so that what is asked for while it runs waits its time, too.
    doneAt = performance.now()
    run()
  }
  return {
    soon() {
      if (timer !== null || isStopped) return
      const waitMs = doneAt + everyMs - performance.now()
      timer = waitMs <= 0 ? setImmediate(perform) : setTimeout(perform, waitMs)
    },
    flush() {
      if (timer === null) return
      cancel()
      perform()
    },
    stop() {
      isStopped = true
      cancel()
    },
  }
}
