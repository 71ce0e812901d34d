/** Spreads starts evenly: at most so many a second, without saving up for a burst. Knows no clock of its own. */
export class RateLimit {
  #perSecond: number | null
  #nextMs = -Infinity

  /** @param perSecond null for no limit */
  constructor(perSecond: number | null) {
    this.#perSecond = perSecond
  }

  get perSecond(): number | null {
    return this.#perSecond
  }

  /** From now on; what has been taken already is not taken back. */
  set(perSecond: number | null, nowMs: number): void {
    this.#perSecond = perSecond
    this.#nextMs = perSecond === null ? -Infinity : Math.min(this.#nextMs, nowMs + 1000 / perSecond)
  }

  /** How long to wait until the next start is allowed; 0 for now. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextMs - nowMs)
  }

  /** A start happens now. */
  take(nowMs: number): void {
    if (this.#perSecond !== null) this.#nextMs = Math.max(this.#nextMs, nowMs) + 1000 / this.#perSecond
  }
}
