/** Dialogs of the system, each belonging to the window that asked. */
import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron'
import { safeFilename } from '../host/safe-filename.ts'

export interface Dialogs {
  /** Null when the person thought better of it. */
  pickDirectory(
    window: BrowserWindow,
    options: { readonly title: string; readonly create: boolean },
  ): Promise<string | null>
  pickSavePath(window: BrowserWindow, filename: string): Promise<string | null>
  /** Whether to end although these jobs are under way. On a Mac there may be no window. */
  confirmEnd(window: BrowserWindow | null, jobs: readonly string[]): Promise<boolean>
  /** Whether to load the page again, whose process has gone. */
  offerToLoadAgain(window: BrowserWindow): Promise<boolean>
}

type SystemDialog = Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>

export function createDialogs(dialog: SystemDialog): Dialogs {
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
    async confirmEnd(window, jobs) {
      const question: MessageBoxOptions = {
        type: 'question',
        message: jobs.length === 1 ? 'A job is under way' : `${jobs.length} jobs are under way`,
        detail: `${jobs.join('\n')}\n\nWhat is done stays done, and is in the journal. The rest is left as it is.`,
        buttons: ['Quit', 'Keep running'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      }
      const { response } = await (window === null
        ? dialog.showMessageBox(question)
        : dialog.showMessageBox(window, question))
      return response === 0
    },
    async offerToLoadAgain(window) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'error',
        message: 'The window has stopped working',
        detail: 'Spools and jobs are not concerned: jobs go on.',
        buttons: ['Load it again', 'Quit'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 0
    },
  }
}
