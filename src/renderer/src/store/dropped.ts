import type { SpoolView } from '../../../contract/views.ts'
import { api, host } from '../client/bridge.ts'
import { addFiles, beginAdding } from './adding.ts'
import { beginNewEntry, setNewEntryFile } from './new-entry.ts'
import { whyNotWritable } from './writable.ts'
import { filesBelow, looksLikeSpool } from './mail-files.ts'
import type { FoundFiles } from './mail-files.ts'
import { notify, report } from './notices.ts'
import { currentSpool, openSpool, useSpools } from './spools.ts'

/** Something that was let go of above the window. It has to be taken out of the drop at once. */
export interface DroppedThing {
  readonly entry: FileSystemEntry | null
  readonly file: File | null
}

export function droppedThings(transfer: DataTransfer): readonly DroppedThing[] {
  return [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((thing) => ({ entry: thing.webkitGetAsEntry(), file: thing.getAsFile() }))
}

/** A spool opens; messages, and folders with messages in them, are added to the spool that is shown. */
export async function takeDropped(things: readonly DroppedThing[]): Promise<void> {
  try {
    const [first, ...others] = things
    if (first === undefined) return
    if (others.length === 0 && first.entry?.isDirectory === true && (await openIfSpool(first))) return
    await addDropped(things)
  } catch (error) {
    report(error, 'What was dropped could not be read')
  }
}

/** False when the folder is none, and has to be looked into. */
async function openIfSpool({ entry, file }: DroppedThing): Promise<boolean> {
  const path = file === null ? null : host().pathOfFile(file)
  if (path !== null) {
    const { looksLikeSpool: isSpool } = await api().browseDirectory({ dir: path })
    if (isSpool) await openSpool(path)
    return isSpool
  }
  if (entry === null || !(await looksLikeSpool(entry))) return false
  notify(
    'info',
    `${entry.name} is a spool, but its path is not known here`,
    'A browser does not tell it. Use “Open spool…” instead.',
  )
  return true
}

async function addDropped(things: readonly DroppedThing[]): Promise<void> {
  const spool = currentSpool(useSpools.getState())
  if (spool !== null && spool.kind === 'generic') {
    addAsEntry(spool, things)
    return
  }
  const found = await foundIn(things)
  if (found.files.length === 0) {
    const [first] = things
    const name = things.length === 1 ? (first?.entry?.name ?? first?.file?.name) : undefined
    notify(
      'info',
      `Nothing to open or to add in ${name ?? 'what was dropped'}`,
      'It is no spool, and has no messages (.eml) in it.',
    )
    return
  }
  const reason = spool === null ? 'Open the spool first that they are to be added to.' : whyNotWritable(spool)
  if (spool === null || reason !== null) {
    notify('bad', 'Messages cannot be added', reason ?? '')
    return
  }
  beginAdding(spool.spool)
  await addFiles(found)
}

function addAsEntry(spool: SpoolView, things: readonly DroppedThing[]): void {
  const [first] = things
  const reason = whyNotWritable(spool)
  const file = first?.entry?.isDirectory === true ? null : (first?.file ?? null)
  if (reason !== null) notify('bad', 'Nothing can be added', reason)
  else if (file === null || things.length > 1)
    notify('info', 'One file at a time', 'A file that is dropped becomes the data of a new entry.')
  else {
    beginNewEntry(spool)
    setNewEntryFile('data', file)
  }
}

async function foundIn(things: readonly DroppedThing[]): Promise<FoundFiles> {
  return filesBelow(things.map(({ entry }) => entry).filter((entry) => entry !== null))
}
