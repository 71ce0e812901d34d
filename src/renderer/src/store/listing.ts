import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey, EntryRow, Filter, ListView, Sort, SpoolId } from '../../../contract/views.ts'

/** Rows are asked for and kept in pages of this many. */
export const PAGE_ROWS = 100

export interface Page {
  readonly version: number
  readonly rows: readonly EntryRow[]
}

/** Where the keyboard is. The key is null until the row there has been read. */
export interface Cursor {
  readonly index: number
  readonly key: EntryKey | null
  /** The entry that was here has left: the row that has moved up is the next one, not the present one. */
  readonly vacated?: boolean
}

/** Tells the grid to scroll: once for each new serial. */
export interface ScrollOrder {
  readonly serial: number
  /** `show`: as little as brings the row into view. `shift`: by that many rows, so that what is seen stays. */
  readonly kind: 'show' | 'shift' | 'top'
  readonly rows: number
}

export interface QueryProblem {
  readonly problem: string
  readonly offset: number
  readonly length: number
}

export interface ListingState {
  readonly spool: SpoolId | null
  /** What is listed. */
  readonly filter: Filter
  /** What is to be listed next: ahead of `filter` while the list is being opened. */
  readonly asked: Filter
  readonly sort: readonly Sort[]
  readonly phase: 'none' | 'opening' | 'ready' | 'failed'
  readonly failure: Failure | null
  /** The query that was asked for last does not parse; the list is still that of `filter`. */
  readonly queryProblem: QueryProblem | null
  /** The list as its rows are shown. */
  readonly list: ListView | null
  /** The list as the service last told of it: ahead of `list` until its rows are read again. */
  readonly latest: ListView | null
  readonly pages: ReadonlyMap<number, Page>
  readonly cursor: Cursor | null
  readonly scroll: ScrollOrder
}

export const defaultSort: readonly Sort[] = [{ by: 'age', direction: 'descending' }]

export const noPages: ReadonlyMap<number, Page> = new Map()

export const useListing = create<ListingState>()(() => ({
  spool: null,
  filter: { queues: null, query: '' },
  asked: { queues: null, query: '' },
  sort: defaultSort,
  phase: 'none',
  failure: null,
  queryProblem: null,
  list: null,
  latest: null,
  pages: noPages,
  cursor: null,
  scroll: { serial: 0, kind: 'top', rows: 0 },
}))

/** The row at an index, where its page has been read. */
export function rowAt(state: Pick<ListingState, 'pages'>, index: number): EntryRow | undefined {
  return state.pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS]
}

export function keyOf(row: EntryKey): EntryKey {
  return { queue: row.queue, name: row.name, checkedOut: row.checkedOut }
}

/** Of a page of rows, what it says about its list. */
export function listOnly(page: ListView): ListView {
  const { list, total, newEntries, moved, complete, version } = page
  return { list, total, newEntries, moved, complete, version }
}

export function scrollOrder(kind: ScrollOrder['kind'], rows: number): ScrollOrder {
  return { serial: useListing.getState().scroll.serial + 1, kind, rows }
}
