import { scrollOrder, useListing } from './listing.ts'
import { changeSetting, useSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import type { ShownView } from './shown-view.ts'

/** Shows something else in the middle of the window. The list comes back where its cursor is. */
export function showView(view: ShownView): void {
  if (useSettings.getState().view === view) return
  changeSetting('view', view)
  const { cursor } = useListing.getState()
  if (view === 'entries' && cursor !== null) {
    useListing.setState({ scroll: scrollOrder('show', cursor.index) })
  }
}

export function showBelow(tab: Settings['bottomTab']): void {
  changeSetting('bottomTab', tab)
  changeSetting('bottomShown', true)
}

/**
 * Who chooses a queue or types a filter wants to see what it finds: views that know nothing of it give way to the list.
 * Answers with how to stop.
 */
export function showWhatIsFiltered(): () => void {
  return useListing.subscribe((state, before) => {
    if (state.filter === before.filter || state.spool !== before.spool) return
    const { view } = useSettings.getState()
    const isOtherQuery = state.filter.query !== before.filter.query
    if (view === 'health' || (view === 'flow' && isOtherQuery)) showView('entries')
  })
}
