import type { EntryKey, EntryRow, IndexView, SpoolKind } from '../../../contract/views.ts'
import type { Layout } from '../../spool/layout.ts'
import { pathText } from '../../spool/spool-error.ts'
import { firstRowsMs } from '../first-rows.ts'
import type { EntryIndex } from '../opened-spool.ts'
import { EntryLooker } from './entry-looker.ts'
import { EntryReader } from './entry-reader.ts'
import { rowOf } from './entry-row.ts'
import { EntryStore } from './entry-store.ts'
import { inSlices } from './in-slices.ts'
import { IndexListeners } from './index-listeners.ts'
import { allNamesIn } from './list-names.ts'
import { Places } from './places.ts'
import { manyUnread, readAll } from './read-all.ts'
import { ReadingThread } from './reading-thread.ts'
import { reconcile } from './reconcile.ts'
import { summarizerOf } from './summarizer.ts'
import { giveBackMemory } from '../worker/thread-memory.ts'

/** So many entries are read while somebody waits. */
const few = 300

export interface SpoolIndexOptions {
  readonly layout: Layout
  readonly queues: readonly string[]
  readonly kind: SpoolKind
  /** Whether it stays open, for somebody who looks at it. */
  readonly live: boolean
  readonly now: () => number
  /** Told of errors in what goes on in the background. */
  readonly fault: (error: unknown, where: string) => void
}

/** The index of one spool: names first, contents in the background, true to the directory through the change feed. */
export class SpoolIndex implements EntryIndex {
  readonly store: EntryStore
  readonly listeners = new IndexListeners()
  readonly #options: SpoolIndexOptions
  readonly #reader: EntryReader
  readonly #looker: EntryLooker
  readonly #stop = new AbortController()
  #reading: Promise<void> | null = null

  constructor(options: SpoolIndexOptions) {
    this.#options = options
    this.store = new EntryStore(new Places(options.queues, options.layout))
    this.#reader = new EntryReader(this.store, {
      layout: options.layout,
      summarize: summarizerOf(options.kind),
    })
    this.#looker = new EntryLooker(this.store, this.#reader, this.listeners)
  }

  /** Lists the names of all queues and checkouts. */
  listNames(): void {
    this.store.places.dirs.forEach((dir, place) => this.store.addAll(place, allNamesIn(dir)))
  }

  /** Reads, in the background, whatever has not been read. */
  startReading(): void {
    if (this.#reading !== null || this.#stop.signal.aborted) return
    this.#reading = this.#readAll().finally(() => {
      this.#reading = null
    })
  }

  view(): IndexView {
    const { known, size } = this.store
    return { read: known, total: size, complete: known === size }
  }

  row(key: EntryKey): EntryRow | null {
    const slot = this.slotOf(key)
    if (slot < 0) return null
    this.readNow(slot)
    return this.store.isUsed(slot) ? this.rowOfSlot(slot) : null
  }

  /** -1 when it is not there. */
  slotOf(key: EntryKey): number {
    const place = this.store.places.of(key.queue, key.checkedOut)
    return place < 0 ? -1 : this.store.find(place, key.name)
  }

  rowOfSlot(slot: number): EntryRow {
    return rowOf(this.store, slot, this.#options.now())
  }

  /** Reads an entry that the background has not come to. It may turn out to have gone. */
  readNow(slot: number): void {
    if (!this.store.isUsed(slot) || this.store.isKnown(slot)) return
    if (this.#reader.read(slot)) this.listeners.read(slot)
    else this.#looker.look(this.store.names[slot] ?? '', [])
  }

  /** Reads what is left to read where that takes no longer than a blink: lists of a small spool are whole at once. */
  readFew(): void {
    if (this.store.size - this.store.known > few) return
    for (let slot = 0; slot < this.store.end && !this.view().complete; slot++) this.readNow(slot)
  }

  /** All recipients of an entry that has more than are kept: joined, from its file. Empty when it has gone. */
  readAllRecipients(slot: number): string {
    return this.#reader.allRecipients(slot)
  }

  locate(name: string): readonly EntryKey[] {
    const { places, columns } = this.store
    return this.store.slotsOf(name).map((slot) => places.key(columns.place[slot] ?? 0, name))
  }

  lookAgain(names: readonly string[], arrived: string | null = null): void {
    const place = arrived === null ? -1 : this.store.places.of(arrived, false)
    const places = place < 0 ? [...this.store.places.dirs.keys()] : [place]
    for (const name of names) this.#looker.look(name, places)
  }

  /** Looks at a name where something is said to have happened to it. */
  look(name: string, places: readonly number[]): void {
    this.#looker.look(name, places)
  }

  /** Lists a place again and mends what is not so. */
  async reconcile(place: number, options: { readonly contents: boolean }): Promise<void> {
    await inSlices(reconcile(this.store, this.#looker, place, options.contents), this.#stop.signal)
    this.startReading()
  }

  forEach(visit: (row: EntryRow) => void): void {
    for (let slot = 0; slot < this.store.end; slot++) {
      if (this.store.isUsed(slot)) visit(this.rowOfSlot(slot))
    }
  }

  /** Ends what goes on in the background, and waits for it. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#reading
  }

  async #readAll(): Promise<void> {
    const { layout, kind, queues, live, fault } = this.#options
    try {
      const count = await readAll({
        store: this.store,
        stop: this.#stop.signal,
        readNow: (slot) => this.readNow(slot),
        take: (slot, entry) => {
          this.store.put(slot, entry)
          this.listeners.read(slot)
        },
        startThread: () => new ReadingThread({ dir: pathText(layout.dir), kind, queues }, fault),
        delayMs: live ? firstRowsMs : 0,
      })
      if (this.view().complete) this.listeners.complete()
      if (live && count >= manyUnread) await giveBackMemory()
    } catch (error) {
      fault(error, 'reading the index')
    }
  }
}
