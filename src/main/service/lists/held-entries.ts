import type { SeenEntry } from '../../../contract/actions.ts'
import type { SpoolId } from '../../../contract/views.ts'
import type { EntryStore } from '../index/entry-store.ts'

/** A fixed list of entries, as they were when it was made: 20 bytes for each, and its name, which others have, too. */
export class HeldEntries {
  readonly spool: SpoolId
  readonly count: number
  readonly #store: EntryStore
  readonly #names: readonly string[]
  readonly #places: Uint16Array
  readonly #revisions: readonly (string | null)[]

  constructor(spool: SpoolId, store: EntryStore, slots: Uint32Array) {
    this.spool = spool
    this.count = slots.length
    this.#store = store
    this.#names = Array.from(slots, (slot) => store.names[slot] ?? '')
    this.#places = Uint16Array.from(slots, (slot) => store.columns.place[slot] ?? 0)
    this.#revisions = Array.from(slots, (slot) => store.revision(slot))
  }

  entries(): readonly SeenEntry[] {
    return this.#names.map((name, at) => ({
      key: this.#store.places.key(this.#places[at] ?? 0, name),
      revision: this.#revisions[at] ?? null,
    }))
  }
}
