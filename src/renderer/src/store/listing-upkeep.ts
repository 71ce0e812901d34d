import { api } from '../client/bridge.ts'
import { announce } from './announcements.ts'
import { setChosen, someOf, useChosen } from './chosen.ts'
import type { RangeEnd } from './chosen.ts'
import { rowAt, useListing } from './listing.ts'
import type { ListingState } from './listing.ts'
import { showNewEntries } from './listing-open.ts'
import { isAtTop } from './listing-pages.ts'
import { report } from './notices.ts'
import { isExpected } from './own-moves.ts'
import { currentSpool, useSpools } from './spools.ts'
import { sameKey } from '../words/names.ts'
import { countText } from '../words/sizes.ts'

/** Small duties that follow from changes of the list. Answers with how to stop. */
export function keepListing(): () => void {
  const stopSpools = useSpools.subscribe((state, before) => {
    if (state.spools !== before.spools) takeInOnceAllIsRead()
  })
  const stopListing = useListing.subscribe((state, before) => {
    if (state.list !== before.list && state.list?.list === before.list?.list) void followRange(state)
    if (state.cursor !== before.cursor) stayChosen(state, before)
    if (state.latest !== before.latest) {
      takeInWhereNothingMoves(state)
      takeInOnceAllIsRead()
      sayNew(state, before)
    }
  })
  return () => {
    stopSpools()
    stopListing()
  }
}

/**
 * A list that was made while the spool was still being read is made anew once all is read, so that it is in order: but
 * not under the hand of somebody who has chosen something in it, or scrolled. Those are offered it.
 */
function takeInOnceAllIsRead(): void {
  const { latest, cursor } = useListing.getState()
  const allRead = currentSpool(useSpools.getState())?.index.complete === true
  const untouched = cursor === null && isAtTop() && useChosen.getState().chosen.kind === 'none'
  if (latest?.complete === false && allRead && untouched) void showNewEntries()
}

/** Entries that leave move the ends of a long range: they are found again by their entries. */
async function followRange(state: ListingState): Promise<void> {
  const { chosen, anchor } = useChosen.getState()
  if (chosen.kind !== 'range' || state.list === null) return
  const { list } = state.list
  const find = async (end: RangeEnd): Promise<RangeEnd> => {
    const index = end.key === null ? null : await api().findRow({ list, key: end.key })
    return { index: index ?? end.index, key: end.key }
  }
  try {
    const [from, to] = await Promise.all([find(chosen.from), find(chosen.to)])
    if (useChosen.getState().chosen === chosen) setChosen({ ...chosen, from, to }, anchor)
  } catch (error) {
    report(error, 'The selection could not be followed')
  }
}

/** An entry that this window has moved, and that keeps its row, is still what the person acts upon. */
function stayChosen(state: ListingState, before: ListingState): void {
  const now = state.cursor?.key ?? null
  const then = before.cursor?.key ?? null
  if (now === null || then?.name !== now.name || sameKey(now, then) || !isExpected(now.name)) return
  const row = rowAt(state, state.cursor?.index ?? 0)
  if (row !== undefined && useChosen.getState().chosen.kind === 'none')
    setChosen(someOf([row]), state.cursor?.index ?? 0)
}

/** In a list that is empty nothing can move under anybody's hand. */
function takeInWhereNothingMoves({ list, latest }: ListingState): void {
  if (list?.total === 0 && latest !== null && latest.newEntries > 0) void showNewEntries()
}

function sayNew(state: ListingState, before: ListingState): void {
  const now = state.latest?.newEntries ?? 0
  const then = before.latest?.newEntries ?? 0
  if (state.latest?.list === before.latest?.list && now > then) {
    announce(`${countText(now)} new ${now === 1 ? 'entry' : 'entries'}`)
  }
}
