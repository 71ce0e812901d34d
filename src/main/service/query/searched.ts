import type { EntryStore } from '../index/entry-store.ts'

/** What a query is asked of. */
export interface Searched {
  readonly store: EntryStore
  readonly kind: 'message' | 'generic'
  readonly now: () => number
  /** All recipients of an entry whose recipients were too many to keep; reads its file. Joined by `separator`. */
  readonly readAllRecipients: (slot: number) => string
}
