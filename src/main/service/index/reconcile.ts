import { lstatSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import { inDirectory } from '../../spool/layout.ts'
import type { EntryLooker } from './entry-looker.ts'
import type { EntryStore } from './entry-store.ts'
import { namesIn } from './list-names.ts'

/** So many new names of a listing are read on the spot; when there are more, names first, contents in the background. */
const maxReadAtOnce = 1000

/**
 * Makes the store say what the directory of `place` holds, in small steps. What the listing and the store disagree on
 * is looked at by itself, since entries move while a listing goes on.
 *
 * @param contents also looks for metadata files that changed in their place
 */
export function* reconcile(
  store: EntryStore,
  looker: EntryLooker,
  place: number,
  contents: boolean,
): Generator<void, void, undefined> {
  const here = [place]
  const seen = new Uint8Array(store.end)
  let added = 0
  for (const name of namesIn(store.places.dir(place))) {
    const slot = store.find(place, name)
    if (slot >= 0) seen[slot] = 1
    else if (++added <= maxReadAtOnce) looker.look(name, here)
    else looker.addListed(place, name)
    yield
  }
  for (let slot = 0; slot < seen.length; slot++) {
    if (store.columns.place[slot] !== place || !store.isUsed(slot)) continue
    const name = store.names[slot] ?? ''
    if (seen[slot] === 0 || (contents && !isAsRead(store, slot, place, name))) looker.look(name, here)
    yield
  }
}

function isAsRead(store: EntryStore, slot: number, place: number, name: string): boolean {
  if (!store.isKnown(slot)) return true
  try {
    const stats = lstatSync(inDirectory(store.places.dir(place), name), { throwIfNoEntry: false })
    if (stats === undefined) return false
    return store.hasStamp(slot, { mtimeMs: stats.mtimeMs, inode: stats.ino, sizeBytes: stats.size })
  } catch (error) {
    if (isErrno(error, 'ENOTDIR')) return false
    throw error
  }
}
