import type { EntryKey } from '../../../contract/views.ts'
import { useChosen } from './chosen.ts'
import type { Chosen } from './chosen.ts'
import { useListing } from './listing.ts'
import { useOpenedEntry } from './opened-entry.ts'
import { changeSetting, useSettings } from './settings.ts'
import type { LastView } from './settings.ts'
import { currentSpool, useSpools } from './spools.ts'

/** More than so many that are chosen one by one are too many to be looked for again. */
const REMEMBERED = 200

/** How each spool was last shown, while the window is there; the last one of them is written down, too. */
const views = new Map<string, LastView>()

/** How a spool was last shown; null when it never was, as far as is remembered. */
export function viewOf(dir: string): LastView | null {
  const { last } = useSettings.getState()
  return views.get(dir) ?? (last?.dir === dir ? last : null)
}

/** A spool that a person closes does not come back on the next start. */
export function forgetView(dir: string): void {
  views.delete(dir)
  if (useSettings.getState().last?.dir === dir) changeSetting('last', null)
}

/** Keeps in mind what is listed, what is chosen in it, and what is read. */
export function rememberView(): void {
  useListing.subscribe((state, before) => {
    if (state.filter !== before.filter || state.sort !== before.sort || state.phase !== before.phase)
      remember()
  })
  useChosen.subscribe((state, before) => {
    if (state.chosen !== before.chosen) remember()
  })
  useOpenedEntry.subscribe((state, before) => {
    if (state.opened?.key !== before.opened?.key) remember()
  })
}

function remember(): void {
  const { phase, spool, filter, sort } = useListing.getState()
  const current = currentSpool(useSpools.getState())
  // While another spool is being shown, what is listed is not yet of it.
  if (phase !== 'ready' || current?.spool !== spool) return
  const { opened } = useOpenedEntry.getState()
  const view: LastView = {
    dir: current.dir,
    queues: filter.queues,
    query: filter.query,
    sort,
    chosen: rememberedOf(useChosen.getState().chosen),
    opened: opened?.spool === spool ? opened.key : null,
  }
  views.set(current.dir, view)
  changeSetting('last', view)
}

function rememberedOf(chosen: Chosen): readonly EntryKey[] | 'all' {
  if (chosen.kind === 'all' && chosen.except.size === 0) return 'all'
  if (chosen.kind !== 'some' || chosen.entries.size > REMEMBERED) return []
  return [...chosen.entries.values()].map(({ key }) => key)
}
