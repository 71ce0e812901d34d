import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey, SpoolId, SpoolView } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { readFileBytes } from '../client/read-file.ts'
import { readableName } from '../words/names.ts'
import { announce } from './announcements.ts'
import { useListing } from './listing.ts'
import { notify } from './notices.ts'

/** What a file of the new entry is to hold: what is typed, or a file as it is. */
export interface NewContent {
  readonly text: string
  readonly file: File | null
}

/** An entry of a generic spool that a person makes. */
export interface NewEntry {
  readonly spool: SpoolId
  readonly queues: readonly string[]
  readonly queue: string
  readonly naming: 'prefix' | 'name'
  readonly name: string
  readonly metadata: NewContent
  readonly data: NewContent
  readonly phase: 'writing' | 'adding'
  readonly failure: Failure | null
}

export type NewEntryPart = 'metadata' | 'data'

export const useNewEntry = create<{ readonly entry: NewEntry | null }>()(() => ({ entry: null }))

const nothing: NewContent = { text: '', file: null }

/** In the queue that is shown, where one is. */
export function beginNewEntry({ spool, queues }: SpoolView): void {
  if (useNewEntry.getState().entry !== null) return
  const names = queues.map(({ queue }) => queue)
  const shown = useListing.getState().filter.queues
  const queue = (shown?.length === 1 ? shown[0] : undefined) ?? names[0]
  if (queue === undefined) return
  useNewEntry.setState({
    entry: {
      spool,
      queues: names,
      queue,
      naming: 'prefix',
      name: 'entry',
      metadata: nothing,
      data: nothing,
      phase: 'writing',
      failure: null,
    },
  })
}

export function closeNewEntry(): void {
  useNewEntry.setState({ entry: null })
}

export function changeNewEntry(change: Partial<Pick<NewEntry, 'queue' | 'naming' | 'name'>>): void {
  update({ ...change, failure: null })
}

export function setNewEntryText(part: NewEntryPart, text: string): void {
  update({ [part]: { text, file: null } })
}

/** Null goes back to what was typed. */
export function setNewEntryFile(part: NewEntryPart, file: File | null): void {
  const { entry } = useNewEntry.getState()
  if (entry !== null) update({ [part]: { ...entry[part], file } })
}

export async function addNewEntry(): Promise<void> {
  const { entry } = useNewEntry.getState()
  if (entry === null || entry.phase === 'adding') return
  update({ phase: 'adding', failure: null })
  try {
    const { spool, queue, naming } = entry
    const name = entry.name.trim()
    const key = await api().enqueueEntry({
      spool,
      queue,
      metadata: await bytesOf(entry.metadata),
      data: await bytesOf(entry.data),
      name: naming === 'name' ? { kind: 'name', name } : { kind: 'prefix', prefix: name },
    })
    closeNewEntry()
    said(key)
  } catch (error) {
    update({ phase: 'writing', failure: failureOf(error) })
  }
}

function said(key: EntryKey): void {
  const text = `${readableName(key.name)} added to ${readableName(key.queue)}`
  announce(text)
  notify('good', text)
}

async function bytesOf({ text, file }: NewContent): Promise<Uint8Array> {
  return file === null ? new TextEncoder().encode(text) : readFileBytes(file, file.name)
}

function update(change: Partial<NewEntry>): void {
  const { entry } = useNewEntry.getState()
  if (entry !== null) useNewEntry.setState({ entry: { ...entry, ...change } })
}
