import { create } from 'zustand'
import { api } from '../client/bridge.ts'
import { savedFiltersOf } from '../words/saved-filters.ts'
import type { SavedFilter } from '../words/saved-filters.ts'
import { useListing } from './listing.ts'
import { report } from './notices.ts'
import type { QueryProblem } from './listing.ts'
import { SETTING_PREFIX, useSettings } from './settings.ts'
import { showFiltered } from './show-queue.ts'

const KEY = `${SETTING_PREFIX}savedFilters`

/** Which dialog about saved filters is open: one to save what is listed now, or all of them. */
export const useFilterDialog = create<{ readonly shown: 'save' | 'manage' | null }>()(() => ({ shown: null }))

export function showFilterDialog(shown: 'save' | 'manage' | null): void {
  useFilterDialog.setState({ shown })
}

/**
 * Other windows (the application and a browser) save filters, too: they are read again before they are changed. Answers
 * whether it has been written.
 */
async function change(update: (filters: readonly SavedFilter[]) => readonly SavedFilter[]): Promise<boolean> {
  try {
    const { [KEY]: text } = await api().readSettings({})
    const before = (text === undefined ? undefined : savedFiltersOf(text)) ?? []
    const savedFilters = update(before).toSorted((a, b) => a.name.localeCompare(b.name))
    await api().writeSetting({ key: KEY, value: JSON.stringify(savedFilters) })
    useSettings.setState({ savedFilters })
    return true
  } catch (error) {
    report(error, 'The saved filters could not be changed')
    return false
  }
}

/** Keeps a filter under a name; one that has the name already gives way. `old` is what it was called before. */
export function saveFilter(filter: SavedFilter, old: string | null = null): Promise<boolean> {
  return change((filters) => [...filters.filter(({ name }) => name !== filter.name && name !== old), filter])
}

export function removeFilter(name: string): Promise<boolean> {
  return change((filters) => filters.filter((filter) => filter.name !== name))
}

/** Null when it is a query, or cannot be checked now. */
export async function queryProblemOf(query: string): Promise<QueryProblem | null> {
  try {
    return await api().checkQuery({ query })
  } catch (error) {
    report(error, 'The query could not be checked')
    return null
  }
}

/** Lists what a saved filter finds, in all queues: what queues it is about stands in its query. */
export async function applyFilter({ query }: SavedFilter): Promise<void> {
  const { spool } = useListing.getState()
  if (spool !== null) await showFiltered(spool, { queues: null, query })
}
