import type { SeenEntry } from '../../../contract/actions.ts'
import type { Failure } from '../../../contract/failure.ts'
import { pathText } from '../../spool/spool-error.ts'
import { metadataPath, readMetadataFile } from '../entry/metadata-file.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { understand } from './plan-change.ts'
import type { EntryState } from './verdict.ts'
import { whereabouts } from './whereabouts.ts'

const maxExamples = 5

/** Entries that every action treats alike. */
export interface EntryClass {
  count: number
  /** The state of its first entry, which stands for all. */
  readonly state: EntryState
  /** Set when nothing at all can be done to them: they have gone, or are not what was seen. */
  readonly obstacle: Failure | null
  /** The first few names. */
  readonly examples: string[]
  /** The latest modification time of a metadata file among them. */
  youngestMs: number
}

/**
 * Sorts a selection into classes, from what the index knows: a hundred thousand entries become a handful of classes, and
 * previews for every queue cost no more than one.
 */
export function classesOf(spool: OpenedSpool, entries: readonly SeenEntry[], nowMs: number): EntryClass[] {
  const classes = new Map<string, EntryClass>()
  for (const entry of entries) {
    const known = knownStateOf(spool, entry, nowMs)
    const { state, obstacle, mtimeMs } = known
    const id = classId(known)
    const same = classes.get(id)
    if (same === undefined) {
      classes.set(id, { count: 1, state, obstacle, examples: [state.key.name], youngestMs: mtimeMs })
    } else {
      same.count++
      if (same.examples.length < maxExamples) same.examples.push(state.key.name)
      same.youngestMs = Math.max(same.youngestMs, mtimeMs)
    }
  }
  return [...classes.values()]
}

/** Entries of one class are treated alike by every action. */
export function classId({ state, obstacle }: KnownState): string {
  const { queue, checkedOut } = state.key
  return [queue, checkedOut, state.status, state.unreadable !== null, obstacle?.code].join('/')
}

export interface KnownState {
  readonly state: EntryState
  readonly obstacle: Failure | null
  readonly mtimeMs: number
}

/** What decides on an entry, from the index or else from the disk. */
export function knownStateOf(spool: OpenedSpool, { key, revision }: SeenEntry, nowMs: number): KnownState {
  const row = spool.index.row(key)
  // What the index has not seen or not read yet is looked at on the disk.
  if (row?.known !== true) return stateOnDisk(spool, { key, revision }, nowMs)
  const unreadable =
    row.unreadable === null
      ? null
      : ({
          code: 'unreadable-metadata',
          path: pathText(metadataPath(spool, key)),
          problem: row.unreadable,
        } as const)
  const isChanged = revision !== null && row.revision !== null && revision !== row.revision
  return {
    state: { key, status: row.status, unreadable },
    obstacle: isChanged ? { code: 'changed', name: key.name, queue: key.queue } : null,
    mtimeMs: row.mtimeMs,
  }
}

function stateOnDisk(spool: OpenedSpool, { key, revision }: SeenEntry, nowMs: number): KnownState {
  const { name, queue } = key
  const file = readMetadataFile(spool, key)
  switch (file.kind) {
    case 'not-found': {
      const obstacle = whereabouts(spool, key)
      return { state: { key, status: null, unreadable: null }, obstacle, mtimeMs: 0 }
    }
    case 'unreadable': {
      const path = pathText(metadataPath(spool, key))
      const obstacle: Failure = { code: 'unreadable-metadata', path, problem: file.why }
      return { state: { key, status: null, unreadable: null }, obstacle, mtimeMs: file.mtimeMs }
    }
    case 'read': {
      const { state } = understand(spool, key, file.metadata, nowMs)
      const isChanged = revision !== null && revision !== file.revision
      const obstacle: Failure | null = isChanged ? { code: 'changed', name, queue } : null
      return { state, obstacle, mtimeMs: file.mtimeMs }
    }
  }
}
