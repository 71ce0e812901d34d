/** Dialogs of the system, each belonging to the window that asked. */
import type { BrowserWindow, Dialog } from 'electron'
import { safeFilename } from '../host/safe-filename.ts'

export interface Dialogs {
  /** Null when the person thought better of it. */
  pickDirectory(
    window: BrowserWindow,
    options: { readonly title: string; readonly create: boolean },
  ): Promise<string | null>
  pickSavePath(window: BrowserWindow, filename: string): Promise<string | null>
}

export function createDialogs(dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>): Dialogs {
  return {
    async pickDirectory(window, { title, create }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        properties: ['openDirectory', 'showHiddenFiles', ...(create ? (['createDirectory'] as const) : [])],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async pickSavePath(window, filename) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: safeFilename(filename),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}
