import { lstatSync, type Stats } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import { inDirectory } from '../../spool/layout.ts'
import type { EntryReader } from './entry-reader.ts'
import type { EntryStore, FileStamp } from './entry-store.ts'
import type { IndexListener } from './index-listener.ts'

/**
 * Looks where a name is, brings the store up to date, and tells what is different. The answer to every hint: it does
 * not matter what the hint said happened, nor how often it is looked.
 */
export class EntryLooker {
  readonly #store: EntryStore
  readonly #reader: EntryReader
  readonly #tell: Required<IndexListener>

  constructor(store: EntryStore, reader: EntryReader, tell: Required<IndexListener>) {
    this.#store = store
    this.#reader = reader
    this.#tell = tell
  }

  /**
   * `places`: where something is said to have happened; the places in which the name is known are looked at anyway.
   * When it has left one of them and come to none, all others are looked at, so that a move is seen as one.
   */
  look(name: string, places: Iterable<number>): void {
    const store = this.#store
    const slots = store.slotsOf(name)
    const found = new Map<number, FileStamp | null>()
    for (const slot of slots) this.#stat(found, store.columns.place[slot] ?? 0, name)
    for (const place of places) this.#stat(found, place, name)

    const left = slots.filter((slot) => (found.get(store.columns.place[slot] ?? 0) ?? null) === null)
    const stayed = slots.filter((slot) => !left.includes(slot))
    let arrivedAt = this.#placesWithoutSlot(found, stayed)
    if (left.length > 0 && arrivedAt.length === 0) {
      for (let place = 0; place < store.places.count; place++) this.#stat(found, place, name)
      arrivedAt = this.#placesWithoutSlot(found, stayed)
    }

    for (const slot of stayed) this.#readAgain(slot, found.get(store.columns.place[slot] ?? 0) ?? null)
    for (const place of arrivedAt) {
      const slot = left.shift()
      if (slot === undefined) this.#appear(place, name)
      else this.#move(slot, place, found.get(place) ?? null)
    }
    for (const slot of left) {
      store.remove(slot)
      this.#tell.left(slot)
    }
  }

  /** The entry of a name that a listing has shown; nothing but the name is known of it. */
  addListed(place: number, name: string): void {
    this.#tell.appeared(this.#store.add(place, name))
  }

  #appear(place: number, name: string): void {
    const slot = this.#store.add(place, name)
    // Somebody may take it away between the look and this. Then it was here, and is gone: nothing happened.
    if (!this.#reader.read(slot)) this.#store.remove(slot)
    else this.#tell.appeared(slot)
  }

  #move(slot: number, place: number, stamp: FileStamp | null): void {
    const from = this.#store.columns.place[slot] ?? 0
    this.#store.move(slot, place)
    this.#tell.moved(slot, from)
    this.#readAgain(slot, stamp)
  }

  #readAgain(slot: number, stamp: FileStamp | null): void {
    const store = this.#store
    if (stamp !== null && store.hasStamp(slot, stamp)) return
    const wasKnown = store.isKnown(slot)
    const before = store.revision(slot)
    if (!this.#reader.read(slot)) return // It has gone again, which gives a hint of its own.
    if (wasKnown) this.#tell.changed(slot, before !== null && store.revision(slot) === before)
    else this.#tell.read(slot)
  }

  #placesWithoutSlot(found: ReadonlyMap<number, FileStamp | null>, stayed: readonly number[]): number[] {
    const taken = stayed.map((slot) => this.#store.columns.place[slot])
    return [...found]
      .filter(([place, stamp]) => stamp !== null && !taken.includes(place))
      .map(([place]) => place)
  }

  #stat(found: Map<number, FileStamp | null>, place: number, name: string): void {
    if (found.has(place)) return
    const stats = this.#lstat(place, name)
    found.set(
      place,
      stats === undefined ? null : { mtimeMs: stats.mtimeMs, inode: stats.ino, sizeBytes: stats.size },
    )
  }

  #lstat(place: number, name: string): Stats | undefined {
    try {
      return lstatSync(inDirectory(this.#store.places.dir(place), name), { throwIfNoEntry: false })
    } catch (error) {
      if (isErrno(error, 'ENOTDIR')) return undefined
      throw error
    }
  }
}
