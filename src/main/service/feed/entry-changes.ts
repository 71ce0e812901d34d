import type { EntryChange } from '../../../contract/events.ts'
import type { EntryStore } from '../index/entry-store.ts'
import type { IndexListener } from '../index/index-listener.ts'
import { isCheckout } from '../index/places.ts'

/** More changes than this in one event are an `overflow`. */
const maxChanges = 500

/**
 * What happened to entries since it was last taken, as an event tells it: an entry that goes from one place to another
 * has `left` the one and `appeared` in the other; one that somebody took out of its queue is a `checkout`.
 */
export class EntryChanges implements IndexListener {
  readonly #store: EntryStore
  #changes: EntryChange[] = []
  #overflow = false

  constructor(store: EntryStore) {
    this.#store = store
  }

  appeared(slot: number): void {
    this.#add(isCheckout(this.#placeOf(slot)) ? 'checkout' : 'appeared', slot)
  }

  left(slot: number): void {
    this.#add('left', slot)
  }

  moved(slot: number, from: number): void {
    const to = this.#placeOf(slot)
    const isTaken = isCheckout(to) && to === from + 1
    if (!isTaken) this.#add('left', slot, from)
    this.#add(isCheckout(to) ? 'checkout' : 'appeared', slot)
  }

  changed(slot: number, isTouch: boolean): void {
    if (!isTouch) this.#add('changed', slot)
  }

  /** Null when nothing happened. */
  take(): { readonly changes: readonly EntryChange[]; readonly overflow: boolean } | null {
    if (this.#changes.length === 0 && !this.#overflow) return null
    const taken = { changes: this.#changes, overflow: this.#overflow }
    this.#changes = []
    this.#overflow = false
    return taken
  }

  #placeOf(slot: number): number {
    return this.#store.columns.place[slot] ?? 0
  }

  #add(change: EntryChange['change'], slot: number, place = this.#placeOf(slot)): void {
    if (this.#changes.length >= maxChanges) this.#overflow = true
    else this.#changes.push({ change, ...this.#store.places.key(place, this.#store.names[slot] ?? '') })
  }
}
