import { host } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { chooseNone } from './chosen.ts'
import { startClock } from './clock.ts'
import { followConnection, useConnection } from './connection.ts'
import { followEvents } from './follow-events.ts'
import { loadJobs } from './jobs.ts'
import { closeListing } from './listing-open.ts'
import { keepListing } from './listing-upkeep.ts'
import { closeEntry } from './opened-entry.ts'
import { watchPossibleActions } from './possible-actions.ts'
import { rememberView } from './session-view.ts'
import { loadSettings, useSettings } from './settings.ts'
import { showSpoolListing } from './show-queue.ts'
import {
  currentSpool,
  loadRecents,
  loadSpools,
  openBehind,
  openSpool,
  showSpool,
  useSpools,
} from './spools.ts'

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

/** What is open already was asked for; else everything comes back that was open, and on top what was shown. */
async function showLast(open: readonly { readonly spool: string; readonly dir: string }[]): Promise<void> {
  const { last, openDirs } = useSettings.getState()
  const known = open.find(({ dir }) => dir === last?.dir) ?? open[0]
  if (known !== undefined) {
    showSpool(known.spool)
    return
  }
  const there = useSpools.getState().recents.flatMap(({ dir, exists }) => (exists ? [dir] : []))
  const dirs = [...new Set([...(last === null ? [] : [last.dir]), ...openDirs])]
  for (const dir of dirs.filter((each) => there.includes(each))) {
    const spool = await openBehind(dir)
    if (spool !== null && useSpools.getState().current === null && dir === last?.dir) showSpool(spool.spool)
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
