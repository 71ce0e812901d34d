import { setImmediate as nextTurn } from 'node:timers/promises'

/** Long enough to get on, short enough that whoever asks in between is answered as if nothing were going on. */
const sliceMs = 8

/**
 * Does one step of `work` after the other, and lets the event loop turn every few milliseconds. Ends early when `stop`
 * is aborted; a step must therefore leave things in order.
 */
export async function inSlices(work: Iterator<unknown>, stop: AbortSignal): Promise<void> {
  for (;;) {
    const end = performance.now() + sliceMs
    do {
      if (stop.aborted || work.next().done === true) return
    } while (performance.now() < end)
    await nextTurn()
  }
}
