import type { Selection } from '../../../contract/actions.ts'
import type { EntryKey, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { useChosen } from './chosen.ts'
import type { Chosen } from './chosen.ts'
import { useListing } from './listing.ts'
import { report } from './notices.ts'

/** A fixed list of entries, to preview an action for and then to act upon: the same ones both times. */
export interface ResolvedSelection {
  readonly spool: SpoolId
  readonly selection: Selection
  readonly count: number
}

interface IndexRange {
  readonly from: number
  readonly to: number
}

/** Null when nothing is chosen. Fails as `findRow` and `holdSelection` do. */
export async function resolveChosen(chosen = useChosen.getState().chosen): Promise<ResolvedSelection | null> {
  const { spool, list } = useListing.getState()
  if (spool === null || list === null || chosen.kind === 'none') return null
  if (chosen.kind === 'some') {
    const entries = [...chosen.entries.values()]
    return { spool, selection: { kind: 'entries', entries }, count: entries.length }
  }
  const held = await api().holdSelection({
    list: list.list,
    rows: await rowsOf(chosen, list.list, list.total),
  })
  return { spool, selection: { kind: 'held', selection: held.selection }, count: held.count }
}

async function rowsOf(
  chosen: Extract<Chosen, { kind: 'all' | 'range' }>,
  list: string,
  total: number,
): Promise<readonly IndexRange[] | 'all'> {
  if (chosen.kind === 'all' && chosen.except.size === 0) return 'all'
  const bounds =
    chosen.kind === 'all'
      ? { from: 0, to: total - 1 }
      : { from: await placeOf(list, chosen.from), to: await placeOf(list, chosen.to) }
  const holes = await Promise.all([...chosen.except.values()].map((key) => api().findRow({ list, key })))
  const sorted = holes.filter((hole): hole is number => hole !== null).sort((a, b) => a - b)
  return rangesWithout(bounds, sorted)
}

async function placeOf(list: string, end: { readonly index: number; readonly key: EntryKey | null }) {
  const found = end.key === null ? null : await api().findRow({ list, key: end.key })
  return found ?? end.index
}

/** `to` included here, excluded in the answer, as `holdSelection` has it. */
export function rangesWithout(bounds: IndexRange, holes: readonly number[]): readonly IndexRange[] {
  const ranges: IndexRange[] = []
  let from = bounds.from
  for (const hole of holes) {
    if (hole < from || hole > bounds.to) continue
    if (hole > from) ranges.push({ from, to: hole })
    from = hole + 1
  }
  if (from <= bounds.to) ranges.push({ from, to: bounds.to + 1 })
  return ranges
}

/** Lets go of a list that the service holds; nothing to do for entries that were named one by one. */
export function releaseSelection({ selection }: Pick<ResolvedSelection, 'selection'>): void {
  if (selection.kind !== 'held') return
  api()
    .releaseSelection({ selection: selection.selection })
    .catch((error: unknown) => {
      const { code } = failureOf(error)
      if (code !== 'unknown-selection' && code !== 'disconnected')
        report(error, 'A selection could not be released')
    })
}
