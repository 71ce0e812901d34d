import { counted } from '../../../contract/action-words.ts'
import type { Download } from '../../../contract/host-api.ts'
import type { EntryKey, SpoolView } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { chosenCount, isChosen, useChosen } from './chosen.ts'
import type { Chosen } from './chosen.ts'
import { useConnection } from './connection.ts'
import { dragFilesOut, externalDrag } from './drag-out.ts'
import { save } from './entry-parts.ts'
import { putJob } from './jobs.ts'
import { keyOf, rowAt, useListing } from './listing.ts'
import { notify, report } from './notices.ts'
import { releaseSelection, resolveChosen } from './resolve-chosen.ts'
import { askForSaveDirectory } from './save-directory.ts'
import { currentSpool, useSpools } from './spools.ts'

/** An entry as a file: a message as mail, anything else as its data is on disk. */
export function downloadOf({ spool, kind }: Pick<SpoolView, 'spool' | 'kind'>, key: EntryKey): Download {
  const form = kind === 'message' ? 'source' : 'data'
  return {
    kind: 'source',
    spool,
    key,
    form,
    filename: `${key.name}.${form === 'source' ? 'eml' : 'data'}`,
  }
}

/** What a drag of this row carries for other programs: nothing when it stands for several. */
export function externalDragOfRow(index: number): Readonly<Record<string, string>> {
  const { chosen } = useChosen.getState()
  const state = useListing.getState()
  const row = rowAt(state, index)
  const spool = currentSpool(useSpools.getState())
  if (row === undefined || spool === null) return {}
  const several = chosenCount(chosen, state.list?.total ?? 0) > 1
  if (several && isChosen(chosen, index, row)) return {}
  return externalDrag(downloadOf(spool, keyOf(row)))
}

/** Files that are written for a drag: more are saved instead. */
const MAX_DRAGGED_FILES = 100

/**
 * Lets the system drag a row out as a file, and what is chosen with it. False where the host cannot, or where it would be
 * too many: files are written before they are dragged.
 */
export function dragRowOut(index: number): boolean {
  const { chosen } = useChosen.getState()
  const row = rowAt(useListing.getState(), index)
  const spool = currentSpool(useSpools.getState())
  if (useConnection.getState().info?.dragOut !== 'files' || row === undefined || spool === null) return false
  const keys = isChosen(chosen, index, row) ? keysChosen(chosen) : [keyOf(row)]
  if (keys === null || keys.length > MAX_DRAGGED_FILES) return false
  void dragFilesOut(keys.map((key) => downloadOf(spool, key)))
  return true
}

function keysChosen(chosen: Chosen): readonly EntryKey[] | null {
  return chosen.kind === 'some' ? [...chosen.entries.values()].map(({ key }) => key) : null
}

/** Saves what is chosen: one entry to a file, several each to its own in a directory. */
export async function saveChosen(): Promise<void> {
  const { chosen } = useChosen.getState()
  const spool = currentSpool(useSpools.getState())
  if (spool === null) return
  if (chosen.kind === 'some' && chosen.entries.size === 1) {
    const [entry] = chosen.entries.values()
    if (entry !== undefined) await save(downloadOf(spool, entry.key))
    return
  }
  await exportChosen(spool)
}

async function exportChosen(spool: SpoolView): Promise<void> {
  const [one, many] = spool.kind === 'message' ? (['message'] as const) : (['entry', 'entries'] as const)
  try {
    // What is chosen now, whatever arrives while a directory is looked for.
    const resolved = await resolveChosen()
    if (resolved === null) return
    try {
      const what = counted(resolved.count, one, many)
      const to = await askForSaveDirectory(`Save ${what} in a directory`)
      if (to === null) return
      putJob(await api().exportMessages({ spool: spool.spool, selection: resolved.selection, to }))
      notify('info', `Saving ${what}`, to)
    } finally {
      releaseSelection(resolved)
    }
  } catch (error) {
    report(error, `The ${many ?? 'messages'} could not be saved`)
  }
}
