import type { SeenEntry } from '../../../contract/actions.ts'
import type { EntryKey, Filter, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { chooseNone, dropFromChosen, setChosen, someOf, useChosen } from './chosen.ts'
import { defaultSort, useListing } from './listing.ts'
import { findInListing, openListing, showNewEntries } from './listing-open.ts'
import { readRow } from './listing-pages.ts'
import { report } from './notices.ts'
import { closeEntry, openEntry, wantedEntry } from './opened-entry.ts'
import { restoreSelection } from './restore-selection.ts'
import { viewOf } from './session-view.ts'

/** Shows a spool: as it was when the window last showed it, where that was this one, else all of its queues. */
export async function showSpoolListing(spool: SpoolId, dir: string): Promise<void> {
  chooseNone()
  closeEntry()
  const known = viewOf(dir)
  const sort = known !== null && known.sort.length > 0 ? known.sort : defaultSort
  await openListing({ spool, filter: { queues: known?.queues ?? null, query: known?.query ?? '' }, sort })
  // The queue may be gone, or the query of another version: then everything is shown.
  const { phase } = useListing.getState()
  if (known === null) return
  if (phase === 'failed') {
    await openListing({ spool, filter: { queues: null, query: '' }, sort: defaultSort })
  } else if (useListing.getState().spool === spool) await restoreSelection(known)
}

/** Null for all queues. */
export async function showQueues(queues: readonly string[] | null): Promise<void> {
  const { spool, asked } = useListing.getState()
  if (spool !== null) await showFiltered(spool, { queues, query: asked.query })
}

export async function showQuery(query: string): Promise<void> {
  const { spool, asked, queryProblem } = useListing.getState()
  if (spool === null) return
  if (asked.query !== query) await showFiltered(spool, { queues: asked.queues, query })
  // Back to what is listed: the problem was with something that has been taken out again.
  else if (queryProblem !== null) useListing.setState({ queryProblem: null })
}

/**
 * The entry that is being read stays, if the new list has it. What was picked in the former list while the new one was
 * on its way is what the person wants to read: that stays open in any case.
 */
export async function showFiltered(spool: SpoolId, filter: Filter): Promise<void> {
  const former = await openListing({ spool, filter, sort: useListing.getState().sort })
  if (former === null) return
  const picked = useChosen.getState().chosen
  const wanted = wantedEntry()
  try {
    const isListed = wanted !== null && (await findInListing(wanted))
    if (picked.kind === 'some') await keepListed(picked.entries.values())
    else if (isListed) await chooseCursor(wanted)
    else closeEntry()
  } catch (error) {
    report(error, 'The entry could not be found in the list')
  }
}

/** Of these, those that the list does not have are chosen no more. */
async function keepListed(entries: Iterable<SeenEntry>): Promise<void> {
  const { list } = useListing.getState()
  if (list === null) return
  const places = await Promise.all(
    Array.from(entries, async ({ key }) => ({ key, index: await api().findRow({ list: list.list, key }) })),
  )
  dropFromChosen(places.filter(({ index }) => index === null).map(({ key }) => key))
  const { cursor } = useListing.getState()
  if (cursor !== null) setChosen(useChosen.getState().chosen, cursor.index)
}

async function chooseCursor(key: EntryKey): Promise<void> {
  const { cursor } = useListing.getState()
  const row = cursor === null ? null : await readRow(cursor.index)
  if (cursor !== null && row?.name === key.name) setChosen(someOf([row]), cursor.index)
}

/** Goes where an entry is now: opens it, and puts the cursor on it in a list that has it. */
export async function followEntry(key: EntryKey): Promise<void> {
  try {
    const opened = openEntry(key)
    if (!(await findInListing(key))) {
      const { filter, latest } = useListing.getState()
      const listed = filter.queues === null || filter.queues.includes(key.queue)
      if (listed && (latest?.newEntries ?? 0) > 0) await showNewEntries()
      if (!(await findInListing(key))) {
        const { spool, sort } = useListing.getState()
        if (spool !== null) await openListing({ spool, filter: { queues: [key.queue], query: '' }, sort })
        await findInListing(key)
      }
    }
    await chooseCursor(key)
    await opened
  } catch (error) {
    report(error, 'The entry could not be followed')
  }
}
