import type { IndexListener } from './index-listener.ts'

/** All who listen to an index, as one. */
export class IndexListeners implements Required<IndexListener> {
  readonly #listeners = new Set<IndexListener>()

  add(listener: IndexListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  appeared(slot: number): void {
    for (const listener of this.#listeners) listener.appeared?.(slot)
  }

  left(slot: number): void {
    for (const listener of this.#listeners) listener.left?.(slot)
  }

  moved(slot: number, from: number): void {
    for (const listener of this.#listeners) listener.moved?.(slot, from)
  }

  read(slot: number): void {
    for (const listener of this.#listeners) listener.read?.(slot)
  }

  changed(slot: number, isTouch: boolean): void {
    for (const listener of this.#listeners) listener.changed?.(slot, isTouch)
  }

  complete(): void {
    for (const listener of this.#listeners) listener.complete?.()
  }
}
