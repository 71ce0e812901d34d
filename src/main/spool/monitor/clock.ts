import type { Clock } from './monitor-intf.ts'

/** The machine's. A timer of it keeps the process alive. */
export const systemClock: Clock = {
  now: Date.now,
  wait: (ms, stop) =>
    new Promise((resolve) => {
      if (stop?.aborted === true) {
        resolve()
        return
      }
      const done = (): void => {
        clearTimeout(timer)
        stop?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      stop?.addEventListener('abort', done)
    }),
}
