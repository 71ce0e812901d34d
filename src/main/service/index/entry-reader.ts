import { separator, type EntryStore } from './entry-store.ts'
import { readEntry, readRecipients, type EntrySource } from './read-entry.ts'

/** Reads entries of the store from their files. */
export class EntryReader {
  readonly #store: EntryStore
  readonly #source: EntrySource

  constructor(store: EntryStore, source: EntrySource) {
    this.#store = store
    this.#source = source
  }

  /** False when the metadata file is not where it was. */
  read(slot: number): boolean {
    const { places, columns, names } = this.#store
    const entry = readEntry(this.#source, places.dir(columns.place[slot] ?? 0), names[slot] ?? '')
    if (entry !== null) this.#store.put(slot, entry)
    return entry !== null
  }

  /** Joined recipients, those that are shown and all others; empty when they cannot be read. */
  allRecipients(slot: number): string {
    const { places, columns, names } = this.#store
    const dir = places.dir(columns.place[slot] ?? 0)
    return readRecipients(this.#source, dir, names[slot] ?? '').join(separator)
  }
}
