import type { Failure } from '../../../contract/failure.ts'
import type { EntryResult } from '../../../contract/views.ts'

const initialCapacity = 64

/**
 * The result of each entry of a job, in the order in which they ended. A job can have a million of them: a result
 * is a name (which the index holds anyway) and the number of its route; only failures are kept as they are.
 */
export class JobResults {
  readonly #names: string[] = []
  readonly #routes: { readonly from: string; readonly to: string | null }[] = []
  readonly #routeNumbers = new Map<string, number>()
  readonly #failures = new Map<number, Failure>()
  #routeOf = new Uint32Array(initialCapacity)

  get total(): number {
    return this.#names.length
  }

  get failed(): number {
    return this.#failures.size
  }

  add(result: EntryResult): void {
    const at = this.#names.length
    if (at === this.#routeOf.length) {
      const larger = new Uint32Array(at * 2)
      larger.set(this.#routeOf)
      this.#routeOf = larger
    }
    this.#names.push(result.name)
    this.#routeOf[at] = this.#routeNumber(result.from, result.kind === 'done' ? result.to : null)
    if (result.kind === 'failed') this.#failures.set(at, result.failure)
  }

  /** A window into all results. */
  read(offset: number, limit: number): EntryResult[] {
    const end = Math.min(offset + limit, this.total)
    const results: EntryResult[] = []
    for (let at = offset; at < end; at++) results.push(this.#result(at))
    return results
  }

  /** A window into those that failed. */
  readFailed(offset: number, limit: number): EntryResult[] {
    return [...this.#failures.keys()].slice(offset, offset + limit).map((at) => this.#result(at))
  }

  #result(at: number): EntryResult {
    const name = this.#names[at]
    const route = this.#routes[this.#routeOf[at] ?? 0]
    if (name === undefined || route === undefined) throw new RangeError(`no result ${at}`)
    const failure = this.#failures.get(at)
    return failure === undefined
      ? { kind: 'done', name, from: route.from, to: route.to }
      : { kind: 'failed', name, from: route.from, failure }
  }

  #routeNumber(from: string, to: string | null): number {
    const key = to === null ? from : `${from}/${to}`
    const known = this.#routeNumbers.get(key)
    if (known !== undefined) return known
    this.#routes.push({ from, to })
    this.#routeNumbers.set(key, this.#routes.length - 1)
    return this.#routes.length - 1
  }
}
