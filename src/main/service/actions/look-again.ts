import type { EntryIndex } from '../opened-spool.ts'

const batchSize = 32

/** Collects the names of entries that we changed, so that the index looks at many of them together. */
export class LookAgain {
  readonly #index: Pick<EntryIndex, 'lookAgain'>
  #names: string[] = []

  constructor(index: Pick<EntryIndex, 'lookAgain'>) {
    this.#index = index
  }

  at(name: string): void {
    this.#names.push(name)
    if (this.#names.length >= batchSize) this.now()
  }

  now(): void {
    const names = this.#names
    this.#names = []
    if (names.length > 0) this.#index.lookAgain(names)
  }
}
