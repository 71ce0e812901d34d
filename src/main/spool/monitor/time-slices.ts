import { setImmediate, setTimeout } from 'node:timers/promises'

/** Looking at the time costs as much as a few steps of a loop. */
const stepsBetweenLooks = 64

/** How long the thread may be kept at a time. */
const sliceMs = 10
/** A rest while the thread has work that is more urgent: that gets nearly all of the time. */
const busyRestMs = 200

/**
 * Lets other work of the thread through while a long loop of synchronous calls runs:
 *
 *     for (const name of names) {
 *       if (slices.due()) await slices.rest()
 *       …
 *     }
 */
export class TimeSlices {
  readonly #isBusy: () => boolean
  #startedMs = performance.now()
  #steps = 0

  /** @param isBusy whether the thread has work that is more urgent: rests are longer then */
  constructor(isBusy: () => boolean = () => false) {
    this.#isBusy = isBusy
  }

  /** Whether the present slice is used up. Cheap: call it in each step. */
  due(): boolean {
    this.#steps += 1
    if (this.#steps % stepsBetweenLooks !== 0) return false
    return performance.now() - this.#startedMs > sliceMs
  }

  async rest(): Promise<void> {
    await (this.#isBusy() ? setTimeout(busyRestMs) : setImmediate())
    this.#startedMs = performance.now()
  }

  /** Rests only where there is more urgent work. */
  async giveWay(): Promise<void> {
    if (this.#isBusy()) await this.rest()
  }
}
