import type { EntryRow, ListView } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { announce } from './announcements.ts'
import { chooseNone, isChosen, setChosen, someOf, toggled, useChosen } from './chosen.ts'
import { keyOf, rowAt, scrollOrder, useListing } from './listing.ts'
import { readRow } from './listing-pages.ts'
import { report } from './notices.ts'
import { openEntrySoon } from './opened-entry.ts'
import { countText } from '../words/sizes.ts'

/** A range up to here is kept entry by entry, so that it survives whatever happens to the list. */
const ONE_BY_ONE = 2000
const ROWS_A_CALL = 500

let serial = 0

/** Puts the cursor on a row, chooses it alone, and opens it. */
export async function choose(index: number): Promise<void> {
  const row = await cursorTo(index)
  if (row === null) return
  setChosen(someOf([row]), index)
  openEntrySoon(keyOf(row))
}

/** Moves the cursor and leaves the selection as it is (Ctrl with the arrows). */
export async function moveCursor(index: number): Promise<void> {
  await cursorTo(index)
}

/** Puts the row in or takes it out (Ctrl+click, Space). */
export async function toggle(index: number): Promise<void> {
  const row = await cursorTo(index)
  if (row === null) return
  const next = toggled(useChosen.getState().chosen, index, row)
  setChosen(next, index)
  if (isChosen(next, index, row)) openEntrySoon(keyOf(row))
}

/** Chooses everything between the anchor and this row (Shift). */
export async function extendTo(index: number): Promise<void> {
  const { anchor } = useChosen.getState()
  const row = await cursorTo(index)
  const mine = serial
  if (row === null) return
  const from = Math.min(anchor, index)
  const to = Math.max(anchor, index)
  if (to - from < ONE_BY_ONE) {
    const rows = await readRange(from, to)
    if (mine === serial) setChosen(someOf(rows), anchor)
    return
  }
  const other = await readRow(anchor)
  const ends = [
    { index: anchor, key: other === null ? null : keyOf(other) },
    { index, key: keyOf(row) },
  ].sort((a, b) => a.index - b.index)
  const [first, last] = ends
  if (mine === serial && first !== undefined && last !== undefined) {
    setChosen({ kind: 'range', from: first, to: last, except: new Map() }, anchor)
  }
}

/** Everything that matches, loaded or not. */
export function chooseAll(): void {
  const { list } = useListing.getState()
  if (list === null || list.total === 0) return
  setChosen({ kind: 'all', except: new Map() })
  announce(`All ${countText(list.total)} entries selected`)
}

export function clearChosen(): void {
  chooseNone()
}

/** A menu that is opened on a row is about the selection if the row is in it, else about the row alone. */
export async function chooseForMenu(index: number): Promise<void> {
  const row = rowAt(useListing.getState(), index)
  if (isChosen(useChosen.getState().chosen, index, row)) return
  await choose(index)
}

async function cursorTo(index: number): Promise<EntryRow | null> {
  const { list } = useListing.getState()
  if (list === null || list.total === 0) return null
  const place = Math.max(0, Math.min(index, list.total - 1))
  const loaded = rowAt(useListing.getState(), place)
  serial += 1
  const mine = serial
  useListing.setState({
    cursor: { index: place, key: loaded === undefined ? null : keyOf(loaded) },
    scroll: scrollOrder('show', place),
  })
  if (loaded !== undefined) return loaded
  try {
    const row = await readRow(place)
    return mine === serial && isShown(list) ? row : null
  } catch (error) {
    if (isShown(list)) report(error, 'The row could not be read')
    return null
  }
}

/** Not when another list has taken its place: a row of which nobody has seen more than its place is not wanted then. */
function isShown({ list }: ListView): boolean {
  return useListing.getState().list?.list === list
}

async function readRange(from: number, to: number): Promise<readonly EntryRow[]> {
  const state = useListing.getState()
  const loaded: EntryRow[] = []
  for (let index = from; index <= to; index += 1) {
    const row = rowAt(state, index)
    if (row === undefined) break
    loaded.push(row)
  }
  if (loaded.length === to - from + 1 || state.list === null) return loaded
  const rows: EntryRow[] = []
  try {
    for (let offset = from; offset <= to; offset += ROWS_A_CALL) {
      const limit = Math.min(ROWS_A_CALL, to - offset + 1)
      const answer = await api().readRows({ list: state.list.list, offset, limit })
      rows.push(...answer.rows)
    }
  } catch (error) {
    report(error, 'The range could not be read')
  }
  return rows
}
