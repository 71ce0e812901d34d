import type { Filter, ListId, ListView, Sort, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { chooseNone, useChosen } from './chosen.ts'
import { PAGE_ROWS, defaultSort, keyOf, listOnly, noPages, scrollOrder, useListing } from './listing.ts'
import type { Cursor } from './listing.ts'
import { noteList, restartPages, whenListGone } from './listing-pages.ts'
import { report } from './notices.ts'

export interface ListingRequest {
  readonly spool: SpoolId
  readonly filter: Filter
  readonly sort: readonly Sort[]
}

let generation = 0

/** The list that another one has taken the place of. */
export interface FormerListing {
  /** Where its cursor was to the last. */
  readonly cursor: Cursor | null
}

/**
 * Shows another list. What is shown stays until the new one is there, unless it is of another spool, and can be chosen
 * from until then. Nothing is chosen in the new list, but for entries that were chosen one by one: since it was asked
 * for, or at all where `keepChosen` is set. Answers null when the new list is not shown: it could not be opened, or yet
 * another one was asked for.
 */
export async function openListing(
  request: ListingRequest,
  keepChosen = false,
): Promise<FormerListing | null> {
  generation += 1
  const mine = generation
  const before = useListing.getState()
  const chosenBefore = useChosen.getState().chosen
  const otherSpool = before.spool !== request.spool
  useListing.setState({
    spool: request.spool,
    asked: request.filter,
    phase: 'opening',
    failure: null,
    ...(otherSpool
      ? {
          filter: request.filter,
          sort: request.sort,
          list: null,
          latest: null,
          pages: noPages,
          cursor: null,
          queryProblem: null,
        }
      : {}),
  })
  if (otherSpool && before.list !== null) closeList(before.list.list)
  try {
    const list = await api().openList(request)
    const first = await api().readRows({ list: list.list, offset: 0, limit: PAGE_ROWS })
    if (mine !== generation) {
      closeList(list.list)
      return null
    }
    const now = useListing.getState()
    restartPages()
    const view = listOnly(first)
    useListing.setState({
      ...request,
      phase: 'ready',
      // A query that does not parse is still in the field when only the queue has changed.
      queryProblem: request.filter.query === now.filter.query ? now.queryProblem : null,
      list: view,
      latest: view,
      pages: new Map([[0, { version: first.version, rows: first.rows }]]),
      cursor: null,
      scroll: scrollOrder('top', 0),
    })
    const { chosen } = useChosen.getState()
    if (chosen.kind !== 'some' || (chosen === chosenBefore && !keepChosen)) chooseNone()
    if (now.list !== null) closeList(now.list.list)
    return { cursor: now.cursor }
  } catch (error) {
    if (mine === generation) openFailed(error)
    return null
  }
}

function openFailed(error: unknown): void {
  const failure = failureOf(error)
  const { filter, list } = useListing.getState()
  if (failure.code === 'query') {
    const { problem, offset, length } = failure
    const hasList = list !== null
    useListing.setState({
      asked: filter,
      queryProblem: { problem, offset, length },
      phase: hasList ? 'ready' : 'failed',
      failure: hasList ? null : failure,
    })
    return
  }
  useListing.setState({ asked: filter, phase: 'failed', failure })
}

/** The same list anew: after a restart of the service, or to try again. */
export async function reopenListing(): Promise<void> {
  const { spool, filter, sort } = useListing.getState()
  if (spool !== null) await openAround({ spool, filter, sort })
}

whenListGone(() => void reopenListing())

/** Takes in what is new. The row under the cursor stays under it, wherever it is sorted to. */
export async function showNewEntries(): Promise<void> {
  const { list } = useListing.getState()
  if (list === null) return
  try {
    const view = await api().refreshList({ list: list.list })
    while (!(await showRefreshed(view))) {
      // Somebody has moved on meanwhile: it is their row that stays.
    }
  } catch (error) {
    report(error, 'The new entries could not be shown')
  }
}

/** Answers false when the cursor was moved before the rows around it were there. */
async function showRefreshed(view: ListView): Promise<boolean> {
  const { list } = view
  const { cursor } = useListing.getState()
  const place = cursor === null ? null : await placeIn(view, cursor)
  const offset = place === null ? 0 : Math.floor(place.index / PAGE_ROWS) * PAGE_ROWS
  const page = await api().readRows({ list, offset, limit: PAGE_ROWS })
  const now = useListing.getState()
  if (now.list?.list !== list) return true
  if (now.cursor !== cursor) return false
  restartPages()
  useListing.setState({
    list: view,
    latest: view,
    pages: new Map([[offset / PAGE_ROWS, { version: page.version, rows: page.rows }]]),
    cursor: place,
    scroll: place === null ? scrollOrder('top', 0) : scrollOrder('show', place.index),
  })
  noteList(page)
  return true
}

/** Where a cursor is in a list that was refreshed: null when its entry has left, in its place when that is unread. */
async function placeIn({ list, total }: ListView, { index, key }: Cursor): Promise<Cursor | null> {
  if (key === null) return total === 0 ? null : { index: Math.min(index, total - 1), key }
  const found = await api().findRow({ list, key })
  return found === null ? null : { index: found, key }
}

/** Another order. The cursor stays on its entry. */
export async function sortListing(sort: readonly Sort[]): Promise<void> {
  const { spool, filter } = useListing.getState()
  if (spool === null) return
  const wanted = sort.length === 0 ? defaultSort : sort
  // Said at once: whoever sorts again before the list is there goes on from this.
  useListing.setState({ sort: wanted })
  await openAround({ spool, filter, sort: wanted })
}

/** The same entries in another list: what is chosen stays so, and the cursor stays on its entry. */
async function openAround(request: ListingRequest): Promise<void> {
  const former = await openListing(request, true)
  const key = former?.cursor?.key ?? null
  if (key === null) return
  try {
    await findInListing(key)
  } catch (error) {
    report(error, 'The entry could not be found in the list')
  }
}

/** Puts the cursor on an entry of the list. Answers false when the list does not have it. */
export async function findInListing(key: Parameters<typeof keyOf>[0]): Promise<boolean> {
  const { list } = useListing.getState()
  if (list === null) return false
  const index = await api().findRow({ list: list.list, key: keyOf(key) })
  if (index === null || useListing.getState().list?.list !== list.list) return false
  useListing.setState({ cursor: { index, key: keyOf(key) }, scroll: scrollOrder('show', index) })
  return true
}

export function closeListing(): void {
  generation += 1
  const { list } = useListing.getState()
  restartPages()
  useListing.setState({
    spool: null,
    phase: 'none',
    failure: null,
    queryProblem: null,
    list: null,
    latest: null,
    pages: noPages,
    cursor: null,
  })
  if (list !== null) closeList(list.list)
}

function closeList(list: ListId): void {
  api()
    .closeList({ list })
    .catch((error: unknown) => {
      // A list that the service does not know is closed already: it has restarted.
      const { code } = failureOf(error)
      if (code !== 'unknown-list' && code !== 'disconnected') report(error, 'A list could not be closed')
    })
}
