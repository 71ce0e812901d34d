import type { EntryIndex } from '../opened-spool.ts'

const batchSize = 32

/**
 * Collects the names of entries that we changed, so that the index looks at many of them together. What goes wrong with
 * that is reported and does not touch what was done on the disk.
 */
export class LookAgain {
  readonly #index: Pick<EntryIndex, 'lookAgain'>
  readonly #fault: (error: unknown) => void
  #names: string[] = []

  constructor(index: Pick<EntryIndex, 'lookAgain'>, fault: (error: unknown) => void) {
    this.#index = index
    this.#fault = fault
  }

  at(name: string): void {
    this.#names.push(name)
    if (this.#names.length >= batchSize) this.now()
  }

  now(): void {
    const names = this.#names
    this.#names = []
    if (names.length === 0) return
    try {
      this.#index.lookAgain(names)
    } catch (error) {
      this.#fault(error)
    }
  }
}
