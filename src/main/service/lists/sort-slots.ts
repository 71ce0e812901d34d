import type { Sort } from '../../../contract/views.ts'
import type { EntryStore } from '../index/entry-store.ts'
import { compareByPlaceAndName, numberOf, putsUnreadLast, textOf, type CompareSlots } from './sort-keys.ts'

/**
 * Sorts slots, as `comparatorOf` orders them. What they sort by is put into one array of numbers for each column
 * first: a comparison of two numbers costs a tenth of one of two entries.
 *
 * @param slots ascending
 */
export function sortedSlots(
  store: EntryStore,
  slots: Uint32Array,
  sort: readonly Sort[],
  nowMs: number,
): Uint32Array {
  if (!putsUnreadLast(sort)) return Uint32Array.from(sortAll(store, [...slots], sort, nowMs))
  const read = slots.filter((slot) => store.isKnown(slot))
  const sorted = new Uint32Array(slots.length)
  sorted.set(sortAll(store, [...read], sort, nowMs))
  let at = read.length
  for (const slot of slots) if (!store.isKnown(slot)) sorted[at++] = slot
  return sorted
}

function sortAll(
  store: EntryStore,
  slots: number[],
  sort: readonly Sort[],
  nowMs: number,
): readonly number[] {
  if (slots.length < 2) return slots
  const columns = sort.map(({ by, direction }) => {
    const number = numberOf(store, by, nowMs)
    const keys =
      number === null ? ranks(slots, textOf(store, by), store.end) : numbers(slots, number, store.end)
    direct(keys, slots, direction)
    return keys
  })
  return slots.sort(comparatorOfKeys(store, columns))
}

function comparatorOfKeys(store: EntryStore, columns: readonly Float64Array[]): CompareSlots {
  return (a, b) => {
    for (const keys of columns) {
      const keyOfA = keys[a] ?? 0
      const keyOfB = keys[b] ?? 0
      if (keyOfA < keyOfB) return -1
      if (keyOfA > keyOfB) return 1
    }
    return compareByPlaceAndName(store, a, b)
  }
}

/** Makes ascending keys of them, with what is unknown at the end. */
function direct(keys: Float64Array, slots: readonly number[], direction: Sort['direction']): void {
  const sign = direction === 'ascending' ? 1 : -1
  for (const slot of slots) {
    const key = keys[slot] ?? NaN
    keys[slot] = Number.isNaN(key) ? Infinity : sign * key
  }
}

function numbers(slots: readonly number[], valueOf: (slot: number) => number, end: number): Float64Array {
  const keys = new Float64Array(end)
  for (const slot of slots) keys[slot] = valueOf(slot)
  return keys
}

/** For each slot the place of its text among all different texts. */
function ranks(
  slots: readonly number[],
  textOfSlot: (slot: number) => string | null,
  end: number,
): Float64Array {
  const numberOfText = new Map<string, number>()
  const keys = new Float64Array(end)
  for (const slot of slots) {
    const text = textOfSlot(slot)
    if (text === null) {
      keys[slot] = NaN
      continue
    }
    const number = numberOfText.get(text) ?? numberOfText.size
    numberOfText.set(text, number)
    keys[slot] = number
  }
  const sorted = [...numberOfText.keys()].sort()
  const rankOfNumber = new Float64Array(sorted.length)
  sorted.forEach((text, rank) => {
    rankOfNumber[numberOfText.get(text) ?? 0] = rank
  })
  for (const slot of slots) {
    const number = keys[slot] ?? NaN
    if (!Number.isNaN(number)) keys[slot] = rankOfNumber[number] ?? NaN
  }
  return keys
}
