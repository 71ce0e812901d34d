import { host } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { chooseNone } from './chosen.ts'
import { startClock } from './clock.ts'
import { followConnection, useConnection } from './connection.ts'
import { followEvents } from './follow-events.ts'
import { loadJobs } from './jobs.ts'
import { useListing } from './listing.ts'
import { closeListing } from './listing-open.ts'
import { keepListing } from './listing-upkeep.ts'
import { closeEntry } from './opened-entry.ts'
import { watchPossibleActions } from './possible-actions.ts'
import { changeSetting, loadSettings, useSettings } from './settings.ts'
import { showSpoolListing } from './show-queue.ts'
import { currentSpool, loadRecents, loadSpools, openSpool, showSpool, useSpools } from './spools.ts'

/** Starts the window: what is known is read, what was shown is shown again, and events are followed from then on. */
export async function startSession(): Promise<void> {
  useConnection.setState({ phase: 'connecting', failure: null })
  try {
    followEvents()
    followConnection()
    startClock()
    keepListing()
    watchPossibleActions()
    followCurrentSpool()
    rememberView()
    const [info, , spools] = await Promise.all([
      host().info(),
      loadSettings(),
      loadSpools(),
      loadRecents(),
      loadJobs(),
    ])
    useConnection.setState({ phase: 'ready', info })
    const asked: string[] = []
    host().onOpenDirectory((dir) => {
      asked.push(dir)
      void openSpool(dir)
    })
    if (asked.length === 0) await showLast(spools.map(({ spool, dir }) => ({ spool, dir })))
  } catch (error) {
    useConnection.setState({ phase: 'failed', failure: failureOf(error) })
  }
}

async function showLast(open: readonly { readonly spool: string; readonly dir: string }[]): Promise<void> {
  const { last } = useSettings.getState()
  const known = open.find(({ dir }) => dir === last?.dir) ?? open[0]
  if (known !== undefined) showSpool(known.spool)
  else if (
    last !== null &&
    useSpools.getState().recents.some(({ dir, exists }) => dir === last.dir && exists)
  ) {
    await openSpool(last.dir)
  }
}

function followCurrentSpool(): void {
  useSpools.subscribe((state, before) => {
    if (state.current === before.current) return
    const spool = currentSpool(state)
    if (spool === null) {
      closeEntry()
      chooseNone()
      closeListing()
    } else void showSpoolListing(spool.spool, spool.dir)
  })
}

function rememberView(): void {
  useListing.subscribe((state, before) => {
    if (
      state.phase !== 'ready' ||
      (state.filter === before.filter && state.sort === before.sort && before.phase === 'ready')
    )
      return
    const dir = currentSpool(useSpools.getState())?.dir
    if (dir === undefined) return
    changeSetting('last', { dir, queues: state.filter.queues, query: state.filter.query, sort: state.sort })
  })
}
