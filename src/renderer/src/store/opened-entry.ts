import { create } from 'zustand'
import type { EntryChange } from '../../../contract/events.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey, EntryView, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf, isNotFound } from '../client/failure-of.ts'
import { placeText, readableName, sameKey } from '../words/names.ts'
import { announce } from './announcements.ts'
import { useListing } from './listing.ts'
import { isExpected } from './own-moves.ts'

export interface OpenedEntry {
  readonly spool: SpoolId
  readonly key: EntryKey
  /** What was read last. It stays while it is read again, and after the entry has left. */
  readonly view: EntryView | null
  readonly phase: 'loading' | 'shown' | 'gone' | 'failed'
  readonly failure: Failure | null
  /** For `gone`: every place where the name is now; null while that is being found out. */
  readonly places: readonly EntryKey[] | null
}

export const useOpenedEntry = create<{ readonly opened: OpenedEntry | null }>()(() => ({ opened: null }))

/** Long enough that a held arrow key opens only where it stops, short enough not to be felt. */
const OPEN_AFTER_MS = 70
const REREAD_AFTER_MS = 120

let soon: { readonly key: EntryKey; readonly timer: ReturnType<typeof setTimeout> } | null = null
let rereadTimer: ReturnType<typeof setTimeout> | null = null

function cancelTimers(): void {
  cancelSoon()
  if (rereadTimer !== null) clearTimeout(rereadTimer)
  rereadTimer = null
}

function cancelSoon(): void {
  if (soon !== null) clearTimeout(soon.timer)
  soon = null
}

export function openEntrySoon(key: EntryKey): void {
  const { opened } = useOpenedEntry.getState()
  cancelSoon()
  if (opened !== null && sameKey(opened.key, key) && opened.phase === 'shown') return
  soon = { key, timer: setTimeout(() => void openEntry(key), OPEN_AFTER_MS) }
}

/** The entry that is open, or is about to be. */
export function wantedEntry(): EntryKey | null {
  return soon?.key ?? useOpenedEntry.getState().opened?.key ?? null
}

export async function openEntry(key: EntryKey): Promise<void> {
  const { spool } = useListing.getState()
  if (spool === null) return
  cancelTimers()
  const { opened } = useOpenedEntry.getState()
  const same = opened !== null && opened.spool === spool && sameKey(opened.key, key)
  useOpenedEntry.setState({
    opened: { spool, key, view: same ? opened.view : null, phase: 'loading', failure: null, places: null },
  })
  await read()
}

export function closeEntry(): void {
  cancelTimers()
  useOpenedEntry.setState({ opened: null })
}

/** Reads the opened entry (again). */
export async function read(): Promise<void> {
  const { opened } = useOpenedEntry.getState()
  if (opened === null) return
  const { spool, key } = opened
  try {
    const view = await api().readEntry({ spool, key, beginning: true })
    update(key, { view, phase: 'shown', failure: null, places: null })
    if (view.message?.whole === false) update(key, { view: await api().readEntry({ spool, key }) })
  } catch (error) {
    if (!isNotFound(error)) {
      const failure = failureOf(error)
      if (failure.code !== 'disconnected') update(key, { phase: 'failed', failure })
      return
    }
    await left(spool, key)
  }
}

/** The entry has left: what this window did to it is followed at once, what others did is said. */
async function left(spool: SpoolId, key: EntryKey): Promise<void> {
  const expected = isExpected(key.name)
  if (!expected) update(key, { phase: 'gone', places: null })
  try {
    const places = await api().locateEntry({ spool, name: key.name })
    const [place, ...others] = places
    if (expected && place !== undefined && others.length === 0) {
      if (place.checkedOut) readAgainSoon()
      else await followTo(key, place)
      return
    }
    update(key, { phase: 'gone', places })
    const now = places.map(placeText).join(' and ')
    announce(
      `${readableName(key.name)} has left ${placeText(key)}. ${now === '' ? 'It is nowhere in the spool now.' : `It is in ${now} now.`}`,
    )
  } catch (error) {
    update(key, { phase: 'failed', failure: failureOf(error) })
  }
}

async function followTo(from: EntryKey, place: EntryKey): Promise<void> {
  const { opened } = useOpenedEntry.getState()
  if (opened === null || !sameKey(opened.key, from)) return
  useOpenedEntry.setState({ opened: { ...opened, key: place, places: null } })
  await read()
}

function readAgainSoon(): void {
  rereadTimer ??= setTimeout(() => {
    rereadTimer = null
    void read()
  }, REREAD_AFTER_MS)
}

function update(key: EntryKey, change: Partial<OpenedEntry>): void {
  const { opened } = useOpenedEntry.getState()
  if (opened !== null && sameKey(opened.key, key))
    useOpenedEntry.setState({ opened: { ...opened, ...change } })
}

/** Something happened in the spool: if it happened to the opened entry, it is read again. */
export function noteChanges(spool: SpoolId, changes: readonly EntryChange[], overflow: boolean): void {
  const { opened } = useOpenedEntry.getState()
  if (opened?.spool !== spool) return
  if (!overflow && !changes.some((change) => change.name === opened.key.name)) return
  readAgainSoon()
}
