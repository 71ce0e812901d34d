import type { EntryKey, ListId, ListView, RowPage, Sort } from '../../../contract/views.ts'
import type { IndexListener } from '../index/index-listener.ts'
import type { SpoolIndex } from '../index/spool-index.ts'
import type { CompiledQuery } from '../query/compile-query.ts'
import { Member, Membership } from './membership.ts'
import { comparatorOf } from './sort-keys.ts'
import { sortedSlots } from './sort-slots.ts'

export interface EntryListOptions {
  readonly list: ListId
  readonly index: SpoolIndex
  /** By number; null for all. */
  readonly queues: ReadonlySet<number> | null
  readonly query: CompiledQuery
  readonly sort: readonly Sort[]
  readonly now: () => number
  /** Called when the list is not what it was; it is brought up to date when it is looked at. */
  readonly onChange: () => void
  /** Told when an entry cannot be asked whether it matches. */
  readonly fault: (error: unknown, where: string) => void
}

/**
 * A filtered, sorted list that somebody looks at. Its rows do not move while it is looked at:
 *
 * - what leaves, or does not match any more, is taken out;
 * - what changes, or moves to another queue and still matches, stays where it is and is shown as it is now;
 * - what arrives is counted. Only where that moves no row it is shown at once: after the last row.
 *
 * What happens is noted at once, and worked in when the list is looked at or its spool settles.
 */
export class EntryList {
  readonly id: ListId
  readonly index: SpoolIndex
  /** To be told of what the index sees. */
  readonly listener: IndexListener = {
    appeared: (slot) => this.#lookAt(slot),
    moved: (slot) => this.#lookAt(slot),
    changed: (slot) => this.#lookAt(slot),
    read: (slot) => this.#lookAt(slot),
    left: (slot) => {
      this.#drop(slot)
      this.#hasLeft = true
    },
    complete: () => {
      if (!this.#wasComplete) this.#dirty()
    },
  }
  readonly #options: EntryListOptions
  readonly #members = new Membership()
  #rows: Uint32Array = new Uint32Array(0)
  /** Rows that are to be taken out. */
  #removed = 0
  /** Whether entries have left the spool since rows were taken out. */
  #hasLeft = false
  #arrived: number[] = []
  #isDirty = false
  #wasComplete = false
  #version = 0

  constructor(options: EntryListOptions) {
    this.id = options.list
    this.index = options.index
    this.#options = options
    this.refresh()
  }

  /** Takes in what is new and sorts again. Throws a `query` failure where the query takes too long. */
  refresh(): void {
    const { index, query, sort, now } = this.#options
    const { store } = index
    index.readFew()
    const found = new Uint32Array(store.size)
    let count = 0
    query.begin()
    for (let slot = 0; slot < store.end; slot++) {
      if (store.isUsed(slot) && this.#matches(slot)) found[count++] = slot
    }
    const rows = sortedSlots(store, found.subarray(0, count), sort, now())
    this.#members.reset(store.end, rows)
    this.#rows = rows
    this.#removed = 0
    this.#hasLeft = false
    this.#arrived = []
    this.#isDirty = false
    this.#wasComplete = index.view().complete
    this.#version++
  }

  view(): ListView {
    this.#workIn()
    const { newCount, movedCount } = this.#members
    const isComplete = this.index.view().complete
    return {
      list: this.id,
      total: this.#rows.length - this.#removed,
      newEntries: newCount,
      moved: movedCount,
      complete: isComplete && (this.#wasComplete || (newCount === 0 && movedCount === 0)),
      version: this.#version,
    }
  }

  /** Rows that have not been read are read now. */
  read(offset: number, limit: number): RowPage {
    const slots = this.slots(offset, limit)
    return { ...this.view(), offset, rows: slots.map((slot) => this.index.rowOfSlot(slot)) }
  }

  /** The slots of a window, all of them read and still there. */
  slots(offset: number, limit: number): number[] {
    const { store } = this.index
    for (;;) {
      this.settle()
      const slots = [...this.#rows.subarray(offset, offset + limit)]
      const unread = slots.filter((slot) => !store.isKnown(slot))
      for (const slot of unread) this.index.readNow(slot)
      // One that turns out to have gone leaves its place to the next.
      if (this.#removed === 0) return slots
    }
  }

  /** All slots, in order, read or not. */
  allSlots(): Uint32Array {
    this.settle()
    return this.#rows
  }

  find(key: EntryKey): number | null {
    this.settle()
    const slot = this.index.slotOf(key)
    const at = slot < 0 ? -1 : this.#rows.indexOf(slot)
    return at < 0 ? null : at
  }

  /** Works in what has happened. */
  settle(): void {
    this.#workIn()
    this.#takeOut()
  }

  /** Slots of entries that have left the spool are not looked at afterwards. */
  letGo(): void {
    if (this.#hasLeft) this.settle()
  }

  /** All but what takes a look at every row: while a job takes out one after the other, that waits for a reader. */
  #workIn(): void {
    if (!this.#isDirty) return
    this.#isDirty = false
    this.#version++
    if (this.#arrived.length > 0 || this.#members.touchedCount > 0) this.#takeOut()
    if (this.#arrived.length > 0) this.#append()
    if (this.#members.touchedCount > 0) this.#countMoved()
  }

  #matches(slot: number): boolean {
    const { queues, query, index } = this.#options
    if (queues !== null && !queues.has((index.store.columns.place[slot] ?? 0) >> 1)) return false
    return query.matches(slot)
  }

  #lookAt(slot: number): void {
    const isShown = this.#members.has(slot, Member.shown)
    if (!this.#matchesNow(slot)) {
      this.#drop(slot)
      return
    }
    this.#dirty()
    if (isShown) this.#members.add(slot, Member.touched)
    else if (!this.#members.has(slot, Member.new)) {
      this.#members.add(slot, Member.new)
      this.#arrived.push(slot)
    }
  }

  #matchesNow(slot: number): boolean {
    this.#options.query.begin()
    try {
      return this.#matches(slot)
    } catch (error) {
      // One entry whose texts take an expression too long must not keep the index from seeing the others.
      this.#options.fault(error, 'filtering a list')
      return false
    }
  }

  #drop(slot: number): void {
    if (this.#members.has(slot, Member.shown)) this.#removed++
    else if (!this.#members.has(slot, Member.new)) return
    this.#members.clear(slot)
    this.#dirty()
  }

  #dirty(): void {
    this.#isDirty = true
    this.#options.onChange()
  }

  #takeOut(): void {
    this.#hasLeft = false
    if (this.#removed === 0) return
    this.#rows = this.#rows.filter((slot) => this.#members.has(slot, Member.shown))
    this.#removed = 0
  }

  #append(): void {
    const { index, sort, now } = this.#options
    const arrived = this.#arrived.filter((slot) => this.#members.has(slot, Member.new))
    this.#arrived = []
    const compare = comparatorOf(index.store, sort, now())
    const last = this.#rows.at(-1)
    const behind = last === undefined ? arrived : arrived.filter((slot) => compare(last, slot) < 0)
    if (behind.length === 0) return
    const after = sortedSlots(index.store, Uint32Array.from(behind).sort(), sort, now())
    for (const slot of after) {
      this.#members.remove(slot, Member.new)
      this.#members.add(slot, Member.shown)
    }
    const rows = new Uint32Array(this.#rows.length + after.length)
    rows.set(this.#rows)
    rows.set(after, this.#rows.length)
    this.#rows = rows
  }

  /** A row would move when it is not in order with the rows beside it. */
  #countMoved(): void {
    const compare = comparatorOf(this.index.store, this.#options.sort, this.#options.now())
    for (let at = 0; at < this.#rows.length && this.#members.touchedCount > 0; at++) {
      const slot = this.#rows[at] ?? 0
      if (!this.#members.has(slot, Member.touched)) continue
      this.#members.remove(slot, Member.touched)
      const before = this.#rows[at - 1]
      const behind = this.#rows[at + 1]
      const isInOrder =
        (before === undefined || compare(before, slot) < 0) &&
        (behind === undefined || compare(slot, behind) < 0)
      if (isInOrder) this.#members.remove(slot, Member.moved)
      else this.#members.add(slot, Member.moved)
    }
  }
}
