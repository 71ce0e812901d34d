import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { QueueView, RecentSpool, SpoolId, SpoolView } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { readableName } from '../words/names.ts'
import { report } from './notices.ts'
import { changeSetting } from './settings.ts'

interface SpoolsState {
  /** In the order in which they were opened. */
  readonly spools: readonly SpoolView[]
  readonly current: SpoolId | null
  readonly recents: readonly RecentSpool[]
  /** The directory (or `demo`) that is being opened now. */
  readonly opening: string | null
  /** Why the last directory could not be opened. */
  readonly openFailure: { readonly dir: string; readonly failure: Failure } | null
}

export const useSpools = create<SpoolsState>()(() => ({
  spools: [],
  current: null,
  recents: [],
  opening: null,
  openFailure: null,
}))

export function currentSpool(state: SpoolsState): SpoolView | null {
  return state.spools.find(({ spool }) => spool === state.current) ?? null
}

export function useCurrentSpool(): SpoolView | null {
  return useSpools(currentSpool)
}

export function putSpool(view: SpoolView): void {
  useSpools.setState(({ spools }) => ({
    spools: spools.some(({ spool }) => spool === view.spool)
      ? spools.map((known) => (known.spool === view.spool ? view : known))
      : [...spools, view],
  }))
}

export function dropSpool(id: SpoolId): void {
  useSpools.setState(({ spools, current }) => {
    const left = spools.filter(({ spool }) => spool !== id)
    return { spools: left, current: current === id ? (left[0]?.spool ?? null) : current }
  })
}

export function showSpool(id: SpoolId): void {
  useSpools.setState({ current: id, openFailure: null })
}

/** Back to the welcome screen; the spools stay open. */
export function showWelcome(): void {
  useSpools.setState({ current: null, openFailure: null })
}

async function opening(dir: string, open: () => Promise<SpoolView>): Promise<SpoolView | null> {
  useSpools.setState({ opening: dir, openFailure: null })
  try {
    const view = await open()
    putSpool(view)
    useSpools.setState({ opening: null, current: view.spool })
    rememberOpen()
    return view
  } catch (error) {
    useSpools.setState({ opening: null, openFailure: { dir, failure: failureOf(error) } })
    return null
  }
}

export function dismissOpenFailure(): void {
  useSpools.setState({ openFailure: null })
}

/** Null when it could not be opened: `openFailure` says why. */
export function openSpool(dir: string): Promise<SpoolView | null> {
  return opening(dir, () => api().openSpool({ dir }))
}

/** Opens one that was open before, without showing it. Null when it could not be opened, which is said. */
export async function openBehind(dir: string): Promise<SpoolView | null> {
  try {
    const view = await api().openSpool({ dir })
    putSpool(view)
    return view
  } catch (error) {
    report(error, `${readableName(dir)} could not be opened again`)
    return null
  }
}

/** The spools that are open now come back on the next start. Not called when the service closes them at its end. */
function rememberOpen(): void {
  changeSetting(
    'openDirs',
    useSpools.getState().spools.map(({ dir }) => dir),
  )
}

/** Null for the queues of a message spool. */
export function createSpool(dir: string, queues: readonly string[] | null): Promise<SpoolView | null> {
  return opening(dir, () => api().createSpool(queues === null ? { dir } : { dir, queues }))
}

export function openDemo(): Promise<SpoolView | null> {
  return opening('demo', () => api().createDemoSpool({}))
}

export async function closeSpool(id: SpoolId): Promise<void> {
  try {
    await api().closeSpool({ spool: id })
    dropSpool(id)
    rememberOpen()
  } catch (error) {
    report(error, 'The spool could not be closed')
  }
}

export async function unlockSpool(id: SpoolId): Promise<void> {
  try {
    putSpool(await api().unlockSpool({ spool: id }))
  } catch (error) {
    report(error, 'The spool could not be unlocked')
  }
}

export async function loadSpools(): Promise<readonly SpoolView[]> {
  const spools = await api().listSpools({})
  useSpools.setState(({ current }) => ({
    spools,
    current: spools.some(({ spool }) => spool === current) ? current : null,
  }))
  return spools
}

export async function loadRecents(): Promise<void> {
  try {
    useSpools.setState({ recents: await api().listRecentSpools({}) })
  } catch (error) {
    report(error, 'The recent spools could not be read')
  }
}

export async function forgetRecent(dir: string): Promise<void> {
  try {
    await api().forgetRecentSpool({ dir })
    await loadRecents()
  } catch (error) {
    report(error, 'The recent spool could not be forgotten')
  }
}

export function totalOf(queues: readonly QueueView[]): {
  readonly entries: number
  readonly checkedOut: number
} {
  return queues.reduce(
    (sum, queue) => ({
      entries: sum.entries + queue.entries,
      checkedOut: sum.checkedOut + queue.checkedOut,
    }),
    { entries: 0, checkedOut: 0 },
  )
}
