import { create } from 'zustand'
import type { SeenEntry } from '../../../contract/actions.ts'
import type { EntryKey, EntryRow } from '../../../contract/views.ts'
import { keyId } from '../words/names.ts'
import { keyOf, useListing } from './listing.ts'

/** An end of a range: its entry, and where that stands in the list now. */
export interface RangeEnd {
  readonly index: number
  readonly key: EntryKey | null
}

type Except = ReadonlyMap<string, EntryKey>

/**
 * Which entries are chosen. Few are kept one by one; many as a range of the list, or as all of it, less what was taken
 * out: the list itself is never here.
 */
export type Chosen =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly entries: ReadonlyMap<string, SeenEntry> }
  | { readonly kind: 'range'; readonly from: RangeEnd; readonly to: RangeEnd; readonly except: Except }
  | { readonly kind: 'all'; readonly except: Except }

interface ChosenState {
  readonly chosen: Chosen
  /** Where a range that is extended with Shift begins. */
  readonly anchor: number
}

const nothing: Chosen = { kind: 'none' }

export const useChosen = create<ChosenState>()(() => ({ chosen: nothing, anchor: 0 }))

export function setChosen(chosen: Chosen, anchor = useChosen.getState().anchor): void {
  useChosen.setState({ chosen, anchor })
}

export function chooseNone(): void {
  if (useChosen.getState().chosen.kind !== 'none') useChosen.setState({ chosen: nothing })
}

function seen(row: EntryRow): SeenEntry {
  return { key: keyOf(row), revision: row.revision }
}

export function someOf(rows: readonly EntryRow[]): Chosen {
  return rows.length === 0
    ? nothing
    : { kind: 'some', entries: new Map(rows.map((row) => [keyId(row), seen(row)])) }
}

export function isChosen(chosen: Chosen, index: number, row: EntryRow | undefined): boolean {
  switch (chosen.kind) {
    case 'none':
      return false
    case 'some':
      return row !== undefined && chosen.entries.has(keyId(row))
    case 'range':
      if (index < chosen.from.index || index > chosen.to.index) return false
      return row === undefined || !chosen.except.has(keyId(row))
    case 'all':
      return row === undefined || !chosen.except.has(keyId(row))
  }
}

export function chosenCount(chosen: Chosen, total: number): number {
  switch (chosen.kind) {
    case 'none':
      return 0
    case 'some':
      return chosen.entries.size
    case 'range':
      return Math.max(0, chosen.to.index - chosen.from.index + 1 - chosen.except.size)
    case 'all':
      return Math.max(0, total - chosen.except.size)
  }
}

/** Puts one row in, or takes it out. */
export function toggled(chosen: Chosen, index: number, row: EntryRow): Chosen {
  const id = keyId(row)
  if (chosen.kind === 'none') return someOf([row])
  if (chosen.kind === 'some') {
    const entries = new Map(chosen.entries)
    if (!entries.delete(id)) entries.set(id, seen(row))
    return entries.size === 0 ? nothing : { kind: 'some', entries }
  }
  // A row outside of a long range cannot be added to it: the range gives way to that row.
  if (chosen.kind === 'range' && !withinRange(chosen, index)) return someOf([row])
  const except = new Map(chosen.except)
  if (!except.delete(id)) except.set(id, keyOf(row))
  return { ...chosen, except }
}

function withinRange(range: Extract<Chosen, { kind: 'range' }>, index: number): boolean {
  return index >= range.from.index && index <= range.to.index
}

/** Entries that have left cannot be acted upon: they are chosen no more. */
export function dropFromChosen(keys: readonly EntryKey[]): void {
  const { chosen } = useChosen.getState()
  if (chosen.kind !== 'some') return
  const gone = keys.filter((key) => chosen.entries.has(keyId(key)))
  if (gone.length === 0) return
  const entries = new Map(chosen.entries)
  for (const key of gone) entries.delete(keyId(key))
  setChosen(entries.size === 0 ? nothing : { kind: 'some', entries })
}

/** How many are chosen now: for labels, menus and the status line. */
export function useChosenCount(): number {
  const total = useListing((state) => state.list?.total ?? 0)
  return useChosen((state) => chosenCount(state.chosen, total))
}
