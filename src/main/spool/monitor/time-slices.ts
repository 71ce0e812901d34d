import { setImmediate } from 'node:timers/promises'

/** Looking at the time costs as much as a few steps of a loop. */
const stepsBetweenLooks = 64

/**
 * Lets other work of the thread through while a long loop of synchronous calls runs:
 *
 *     for (const name of names) {
 *       if (slices.due()) await slices.rest()
 *       …
 *     }
 */
export class TimeSlices {
  readonly #sliceMs: number
  #startedMs = performance.now()
  #steps = 0

  /** @param sliceMs how long the thread may be kept at a time, in milliseconds */
  constructor(sliceMs = 10) {
    this.#sliceMs = sliceMs
  }

  /** Whether the present slice is used up. Cheap: call it in each step. */
  due(): boolean {
    this.#steps += 1
    if (this.#steps % stepsBetweenLooks !== 0) return false
    return performance.now() - this.#startedMs > this.#sliceMs
  }

  async rest(): Promise<void> {
    await setImmediate()
    this.#startedMs = performance.now()
  }
}
