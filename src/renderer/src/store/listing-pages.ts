import type { EntryRow, ListView } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { cursorAfterReload } from './cursor-after-reload.ts'
import { PAGE_ROWS, keyOf, listOnly, rowAt, scrollOrder, useListing } from './listing.ts'
import type { Page } from './listing.ts'

/**
 * Reads the rows that the grid looks at, a page at a time, and reads them again when the list has changed. What was
 * read stays on the screen until the new rows are there, so that nothing flickers.
 */

/** No more requests than this at a time: while a person scrolls fast, most pages are out of sight again at once. */
const AT_ONCE = 4
/** Pages on each side of the wanted ones that are kept. */
const KEPT_AROUND = 20
/** A list that changes all the time is read again this often. */
const RELOAD_EVERY_MS = 150

interface Reading {
  wanted: { first: number; last: number }
  readonly inFlight: Set<number>
  reloading: boolean
  lastReloadMs: number
  timer: ReturnType<typeof setTimeout> | null
}

const reading: Reading = {
  wanted: { first: 0, last: 0 },
  inFlight: new Set(),
  reloading: false,
  lastReloadMs: 0,
  timer: null,
}

let onGone: () => void = () => undefined

/** Called when the service does not know the list any more: it has restarted. */
export function whenListGone(reopen: () => void): void {
  onGone = reopen
}

/** Forgets what was under way: another list is shown from now on. */
export function restartPages(): void {
  if (reading.timer !== null) clearTimeout(reading.timer)
  reading.timer = null
  reading.inFlight.clear()
  reading.reloading = false
}

/** The rows that the grid looks at, last one included. */
export function wantRows(first: number, last: number): void {
  reading.wanted = { first: Math.max(0, first), last: Math.max(first, last) }
  pump()
}

export function isAtTop(): boolean {
  return reading.wanted.first === 0
}

function pageRange(first: number, last: number, total: number): readonly number[] {
  const lastPage = Math.min(Math.floor(last / PAGE_ROWS), Math.floor((total - 1) / PAGE_ROWS))
  const pages: number[] = []
  for (let page = Math.floor(first / PAGE_ROWS); page <= lastPage; page += 1) pages.push(page)
  return pages
}

function pump(): void {
  const { list, pages } = useListing.getState()
  if (list === null) return
  for (const page of pageRange(reading.wanted.first, reading.wanted.last, list.total)) {
    if (reading.inFlight.size >= AT_ONCE) return
    if (!pages.has(page) && !reading.inFlight.has(page)) void fetchPage(list, page)
  }
}

async function fetchPage(list: ListView, page: number): Promise<void> {
  reading.inFlight.add(page)
  try {
    const answer = await api().readRows({ list: list.list, offset: page * PAGE_ROWS, limit: PAGE_ROWS })
    if (useListing.getState().list?.list !== list.list) return
    reading.inFlight.delete(page)
    const pages = keptPages(useListing.getState().pages)
    pages.set(page, { version: answer.version, rows: answer.rows })
    useListing.setState({ pages })
    fillCursor()
    noteList(answer)
    pump()
  } catch (error) {
    if (useListing.getState().list?.list !== list.list) return
    reading.inFlight.delete(page)
    listFailed(error)
  }
}

/** A row of the shown list, read now if it is not there yet; null when the list is shorter. */
export async function readRow(index: number): Promise<EntryRow | null> {
  const { list, pages } = useListing.getState()
  if (list === null) return null
  const row = rowAt({ pages }, index)
  if (row !== undefined) return row
  const answer = await api().readRows({ list: list.list, offset: index, limit: 1 })
  return answer.rows[0] ?? null
}

function keptPages(pages: ReadonlyMap<number, Page>): Map<number, Page> {
  const first = Math.floor(reading.wanted.first / PAGE_ROWS) - KEPT_AROUND
  const last = Math.floor(reading.wanted.last / PAGE_ROWS) + KEPT_AROUND
  return new Map([...pages].filter(([page]) => page >= first && page <= last))
}

/** The cursor was put on a row that had not been read: now it may have been. */
function fillCursor(): void {
  const { cursor, pages } = useListing.getState()
  if (cursor?.key !== null) return
  const row = rowAt({ pages }, cursor.index)
  if (row !== undefined) useListing.setState({ cursor: { ...cursor, key: keyOf(row) } })
}

/** Takes note of what the service says about the list, and reads the rows again when they are stale. */
export function noteList(told: ListView): void {
  const { list, latest } = useListing.getState()
  if (list?.list !== told.list) return
  if (latest !== null && told.version < latest.version) return
  useListing.setState({ latest: listOnly(told) })
  if (told.version > list.version) scheduleReload()
}

function scheduleReload(): void {
  if (reading.reloading || reading.timer !== null) return
  const wait = Math.max(0, reading.lastReloadMs + RELOAD_EVERY_MS - Date.now())
  reading.timer = setTimeout(() => {
    reading.timer = null
    void reload()
  }, wait)
}

async function reload(): Promise<void> {
  const { list, latest } = useListing.getState()
  if (list === null || latest === null) return
  reading.reloading = true
  reading.lastReloadMs = Date.now()
  try {
    await reloadRows(list, latest)
  } catch (error) {
    if (useListing.getState().list?.list === list.list) listFailed(error)
  } finally {
    if (useListing.getState().list?.list === list.list) {
      reading.reloading = false
      const now = useListing.getState()
      if (now.list !== null && now.latest !== null && now.latest.version > now.list.version) scheduleReload()
    }
  }
}

async function reloadRows(list: ListView, latest: ListView): Promise<void> {
  const before = useListing.getState()
  const { first, last } = reading.wanted
  const shift = latest.total === list.total || first === 0 ? 0 : await shiftOf(list, first, last)
  const cursorKey = before.cursor?.key ?? null
  const cursorIndex = cursorKey === null ? null : await api().findRow({ list: list.list, key: cursorKey })
  const from = Math.max(0, first + shift)
  const answers = await Promise.all(
    pageRange(from, Math.max(from, last + shift), Math.max(1, latest.total)).map(async (page) => ({
      page,
      answer: await api().readRows({ list: list.list, offset: page * PAGE_ROWS, limit: PAGE_ROWS }),
    })),
  )
  const now = useListing.getState()
  if (now.list?.list !== list.list) return
  const newest = answers.reduce<ListView>(
    (a, { answer }) => (answer.version > a.version ? answer : a),
    latest,
  )
  const shown = now.latest !== null && now.latest.version > newest.version ? now.latest : newest
  const pages = new Map(
    answers.map(({ page, answer }) => [page, { version: answer.version, rows: answer.rows }]),
  )
  useListing.setState({
    list: listOnly(newest),
    latest: listOnly(shown),
    pages,
    cursor: cursorAfterReload({
      cursor: now.cursor,
      asked: cursorKey,
      found: cursorIndex,
      total: newest.total,
      rowThere: rowAt({ pages }, now.cursor?.index ?? 0),
    }),
    ...(shift === 0 ? {} : { scroll: scrollOrder('shift', shift) }),
  })
  fillCursor()
  pump()
}

/** By how many rows what is in view has moved, from the first row of it that is still in the list. */
async function shiftOf(list: ListView, first: number, last: number): Promise<number> {
  const state = useListing.getState()
  const places = [first, Math.floor((first + last) / 2), last]
  for (const place of places) {
    const row = rowAt(state, place)
    if (row === undefined) continue
    const index = await api().findRow({ list: list.list, key: keyOf(row) })
    if (index !== null) return index - place
  }
  return 0
}

function listFailed(error: unknown): void {
  const failure = failureOf(error)
  if (failure.code === 'unknown-list' || failure.code === 'unknown-spool') onGone()
  // Being cut off is said in one place for the whole window; the rows that are there stay.
  else if (failure.code !== 'disconnected') useListing.setState({ phase: 'failed', failure })
}
