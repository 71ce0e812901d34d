import type { EntryKey, EntryRow } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { setChosen, someOf, useChosen } from './chosen.ts'
import { useListing } from './listing.ts'
import { findInListing } from './listing-open.ts'
import { readRow } from './listing-pages.ts'
import { report } from './notices.ts'
import { openEntry } from './opened-entry.ts'
import type { LastView } from './settings.ts'

/** Chooses and opens again what was, as far as the list still has it, unless a person has chosen something meanwhile. */
export async function restoreSelection({ chosen, opened }: LastView): Promise<void> {
  try {
    if (chosen === 'all') setChosen({ kind: 'all', except: new Map() })
    else if (chosen.length > 0) {
      const rows = await Promise.all(chosen.map(rowOfKey))
      if (useChosen.getState().chosen.kind !== 'none') return
      setChosen(someOf(rows.filter((row) => row !== null)))
    }
    if (opened !== null && (await findInListing(opened))) await openEntry(opened)
  } catch (error) {
    report(error, 'What was selected could not be selected again')
  }
}

async function rowOfKey(key: EntryKey): Promise<EntryRow | null> {
  const { list } = useListing.getState()
  if (list === null) return null
  const index = await api().findRow({ list: list.list, key })
  const row = index === null ? null : await readRow(index)
  return row?.name === key.name ? row : null
}
