import { create } from 'zustand'
import type { Outcome } from '../../../contract/failure.ts'
import type { DirectoryView } from '../../../contract/views.ts'
import { api, host } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { useConnection } from './connection.ts'
import { report } from './notices.ts'
import { createSpool, dismissOpenFailure, openSpool } from './spools.ts'

/** The window's own dialogs: of a new spool, and to open one where the host has none. */
export const useDirectoryDialog = create<{ readonly asking: 'open' | 'create' | null }>()(() => ({
  asking: null,
}))

export function closeDirectoryDialog(): void {
  useDirectoryDialog.setState({ asking: null })
  dismissOpenFailure()
}

/** Lets a person choose a spool, with the host's dialog where it has one. */
export async function askWhatToOpen(): Promise<void> {
  if (useConnection.getState().info?.canPickDirectory !== true) {
    useDirectoryDialog.setState({ asking: 'open' })
    return
  }
  const dir = await pickDirectory({ title: 'Open a spool', create: false })
  if (dir !== null) await openSpool(dir)
}

export function askWhatToCreate(): void {
  useDirectoryDialog.setState({ asking: 'create' })
}

/** With the host's dialog. Null when the person thought better of it. */
export async function pickDirectory(wish: {
  readonly title: string
  readonly create: boolean
}): Promise<string | null> {
  try {
    return await host().pickDirectory(wish)
  } catch (error) {
    report(error, 'The directory could not be chosen')
    return null
  }
}

/** From the dialog, which stays when it fails. */
export async function openChosen(dir: string): Promise<void> {
  if ((await openSpool(dir)) !== null) closeDirectoryDialog()
}

/** From the dialog, which stays when it fails. Null: the queues of a message spool. */
export async function createChosen(dir: string, queues: readonly string[] | null): Promise<void> {
  if ((await createSpool(dir, queues)) !== null) closeDirectoryDialog()
}

export async function browseDirectory(dir: string | null): Promise<Outcome<DirectoryView>> {
  try {
    return { ok: true, value: await api().browseDirectory({ dir }) }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
