import type { EntryIndex } from '../opened-spool.ts'

const batchSize = 32

/**
 * Collects the names of entries that we changed, so that the index looks at many of them together. What goes wrong with
 * that is reported and does not touch what was done on the disk.
 */
export class LookAgain {
  readonly #index: Pick<EntryIndex, 'lookAgain'>
  readonly #fault: (error: unknown) => void
  /** By the queue in which they have arrived, null where that is not known. */
  #names = new Map<string | null, string[]>()
  #count = 0

  constructor(index: Pick<EntryIndex, 'lookAgain'>, fault: (error: unknown) => void) {
    this.#index = index
    this.#fault = fault
  }

  at(name: string, arrived: string | null = null): void {
    const names = this.#names.get(arrived)
    if (names === undefined) this.#names.set(arrived, [name])
    else names.push(name)
    this.#count++
    if (this.#count >= batchSize) this.now()
  }

  now(): void {
    const collected = this.#names
    this.#names = new Map()
    this.#count = 0
    try {
      for (const [arrived, names] of collected) this.#index.lookAgain(names, arrived)
    } catch (error) {
      this.#fault(error)
    }
  }
}
