import { create } from 'zustand'
import type { Outcome } from '../../../contract/failure.ts'
import type { DirectoryView } from '../../../contract/views.ts'
import { api, host } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { useConnection } from './connection.ts'
import { report } from './notices.ts'
import { createSpool, openSpool } from './spools.ts'

/** The window's own directory dialog, for hosts without one. */
export const useDirectoryDialog = create<{ readonly asking: 'open' | 'create' | null }>()(() => ({
  asking: null,
}))

export function closeDirectoryDialog(): void {
  useDirectoryDialog.setState({ asking: null })
}

/** Lets a person choose a directory, with the host's dialog where it has one. */
export async function askForDirectory(what: 'open' | 'create'): Promise<void> {
  if (useConnection.getState().info?.canPickDirectory !== true) {
    useDirectoryDialog.setState({ asking: what })
    return
  }
  try {
    const title = what === 'open' ? 'Open a spool' : 'New spool: choose an empty directory'
    const dir = await host().pickDirectory({ title, create: what === 'create' })
    if (dir !== null) await chosenDirectory(what, dir)
  } catch (error) {
    report(error, 'The directory could not be chosen')
  }
}

export async function chosenDirectory(what: 'open' | 'create', dir: string): Promise<void> {
  closeDirectoryDialog()
  await (what === 'open' ? openSpool(dir) : createSpool(dir))
}

export async function browseDirectory(dir: string | null): Promise<Outcome<DirectoryView>> {
  try {
    return { ok: true, value: await api().browseDirectory({ dir }) }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
