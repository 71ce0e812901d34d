import { RateLimit } from './rate-limit.ts'

/**
 * Where the workers of a job wait before each entry: while it is paused, and for its rate. Says `false` once the job
 * is to stop.
 */
export class JobGate {
  readonly #rate: RateLimit
  #paused = false
  #stopped = false
  readonly #wakers = new Set<() => void>()

  constructor(ratePerSecond: number | null) {
    this.#rate = new RateLimit(ratePerSecond)
  }

  get ratePerSecond(): number | null {
    return this.#rate.perSecond
  }

  get paused(): boolean {
    return this.#paused
  }

  get stopped(): boolean {
    return this.#stopped
  }

  setRate(perSecond: number | null): void {
    this.#rate.set(perSecond, performance.now())
    this.#wake()
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#wake()
  }

  stop(): void {
    this.#stopped = true
    this.#wake()
  }

  /** Answers true when the next entry may begin, false when no entry may begin any more. */
  async pass(): Promise<boolean> {
    while (!this.#stopped) {
      const waitMs = this.#paused ? Infinity : this.#rate.waitMs(performance.now())
      if (waitMs === 0) {
        this.#rate.take(performance.now())
        return true
      }
      await this.#sleep(waitMs)
    }
    return false
  }

  #sleep(maxMs: number): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined
      const wake = () => {
        clearTimeout(timer)
        this.#wakers.delete(wake)
        resolve()
      }
      this.#wakers.add(wake)
      if (maxMs !== Infinity) timer = setTimeout(wake, Math.ceil(maxMs))
    })
  }

  #wake(): void {
    for (const wake of [...this.#wakers]) wake()
  }
}
