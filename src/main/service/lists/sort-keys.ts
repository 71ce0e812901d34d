import { errorInShort } from '../../../contract/error-in-short.ts'
import type { Sort, SortField } from '../../../contract/views.ts'
import { statusKinds } from '../../../contract/vocabularies.ts'
import { bornMs, statusOf } from '../index/entry-row.ts'
import { separator, type EntryStore } from '../index/entry-store.ts'
import { compareNames } from '../../spool/name.ts'

/** Orders two entries; never 0 for two different ones. */
export type CompareSlots = (a: number, b: number) => number

/**
 * The order of a list. What is not known comes last, in either direction; what is equal is ordered by queue and name,
 * so that any two entries have an order. Entries that have not been read come behind all others, as they were listed,
 * unless the list is sorted by name or queue: so the first rows of a spool that is being opened wait for no sorting.
 *
 * `age` is how long ago it was spooled (ascending: the youngest first), `changed` when its metadata file was.
 */
export function comparatorOf(store: EntryStore, sort: readonly Sort[], nowMs: number): CompareSlots {
  const columns = sort.map(({ by, direction }) => columnComparator(store, by, direction, nowMs))
  const unreadLast = putsUnreadLast(sort)
  return (a, b) => {
    if (unreadLast) {
      const knowsA = store.isKnown(a)
      if (knowsA !== store.isKnown(b)) return knowsA ? -1 : 1
      if (!knowsA) return a - b
    }
    for (const compare of columns) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return compareByPlaceAndName(store, a, b)
  }
}

/** Whether the order depends on what is in the entries, in the first place. */
export function putsUnreadLast([first]: readonly Sort[]): boolean {
  return first !== undefined && first.by !== 'name' && first.by !== 'queue'
}

export function compareByPlaceAndName(store: EntryStore, a: number, b: number): number {
  const byPlace = (store.columns.place[a] ?? 0) - (store.columns.place[b] ?? 0)
  if (byPlace !== 0) return byPlace
  const nameOfA = store.names[a] ?? ''
  const nameOfB = store.names[b] ?? ''
  return compareNames(nameOfA, nameOfB) || a - b
}

function columnComparator(
  store: EntryStore,
  by: SortField,
  direction: Sort['direction'],
  nowMs: number,
): CompareSlots {
  const sign = direction === 'ascending' ? 1 : -1
  const number = numberOf(store, by, nowMs)
  if (number !== null) return (a, b) => compareNumbers(number(a), number(b), sign)
  const text = textOf(store, by)
  return (a, b) => compareTexts(text(a), text(b), sign)
}

/** What a column sorts by where that is a number; NaN for unknown. Null for a column of texts. */
export function numberOf(store: EntryStore, by: SortField, nowMs: number): ((slot: number) => number) | null {
  const { columns } = store
  switch (by) {
    case 'age':
      return (slot) => nowMs - bornMs(store, slot)
    case 'changed':
      return (slot) => columns.mtimeMs[slot] ?? NaN
    case 'size':
      return (slot) => columns.dataBytes[slot] ?? NaN
    case 'attempts':
      return (slot) => (store.isKnown(slot) ? (columns.attempts[slot] ?? NaN) : NaN)
    case 'queue':
      return (slot) => columns.place[slot] ?? NaN
    case 'status':
      return (slot) => {
        const status = statusOf(store, slot, nowMs)
        return status === null ? NaN : statusKinds.indexOf(status)
      }
    default:
      return null
  }
}

/** What a column sorts by where that is a text; null for unknown. Upper and lower case are the same. */
export function textOf(store: EntryStore, by: SortField): (slot: number) => string | null {
  const { columns, strings } = store
  switch (by) {
    case 'sender':
      return (slot) => lower(strings.text(columns.sender[slot] ?? 0))
    case 'next-hop':
      return (slot) => lower(strings.text(columns.hops[slot] ?? 0))
    case 'last-error':
      return (slot) => lower(shortOrNull(strings.text(columns.lastError[slot] ?? 0)))
    case 'recipients':
      return (slot) => {
        const recipients = store.recipients[slot] ?? ''
        return recipients === '' ? null : lower(recipients.split(separator, 1)[0] ?? '')
      }
    case 'subject':
      return (slot) => lower(store.subjects[slot] ?? null)
    default:
      return (slot) => store.names[slot] ?? ''
  }
}

function compareNumbers(a: number, b: number, sign: number): number {
  if (a === b) return 0
  const knowsA = !Number.isNaN(a)
  const knowsB = !Number.isNaN(b)
  if (!knowsA || !knowsB) return knowsA === knowsB ? 0 : knowsA ? -1 : 1
  return a < b ? -sign : sign
}

function compareTexts(a: string | null, b: string | null, sign: number): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -sign : sign
}

/** An error is sorted by what its column shows of it. */
function shortOrNull(error: string | null): string | null {
  return error === null ? null : errorInShort(error)
}

function lower(text: string | null): string | null {
  return text === null ? null : text.toLowerCase()
}
