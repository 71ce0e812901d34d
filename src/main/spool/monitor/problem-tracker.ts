/**
 * Tells what is news: counts in how many passes in a row each problem was found, and says when one starts (the count
 * exceeds `alertAfterCycles`) and when one that had started is gone. The reference's bookkeeping, for anything with a
 * key.
 */
export class ProblemTracker<P> {
  readonly #alertAfterCycles: number
  readonly #keyOf: (problem: P) => string
  #counts = new Map<string, number>()
  #started = new Map<string, P>()

  constructor(alertAfterCycles: number, keyOf: (problem: P) => string) {
    this.#alertAfterCycles = alertAfterCycles
    this.#keyOf = keyOf
  }

  /** What has started and not ended, in the order of the last pass. */
  get started(): readonly P[] {
    return [...this.#started.values()]
  }

  /** Takes in a pass. */
  pass(problems: readonly P[]): ProblemNews<P> {
    return this.#take(problems, (before) => before + 1)
  }

  /** Takes in a pass whose problems have been confirmed in another way: they start at once. */
  confirmedPass(problems: readonly P[]): ProblemNews<P> {
    return this.#take(problems, (before) => Math.max(before, this.#alertAfterCycles) + 1)
  }

  #take(problems: readonly P[], count: (before: number) => number): ProblemNews<P> {
    const counts = new Map<string, number>()
    const started = new Map<string, P>()
    for (const problem of problems) {
      const key = this.#keyOf(problem)
      const times = count(this.#counts.get(key) ?? 0)
      counts.set(key, times)
      if (times > this.#alertAfterCycles) started.set(key, problem)
    }
    const ends = [...this.#started].filter(([key]) => !started.has(key)).map(([, problem]) => problem)
    const starts = [...started].filter(([key]) => !this.#started.has(key)).map(([, problem]) => problem)
    this.#counts = counts
    this.#started = started
    return { ends, starts }
  }
}

/** What a pass changed. */
export interface ProblemNews<P> {
  readonly ends: readonly P[]
  readonly starts: readonly P[]
}
