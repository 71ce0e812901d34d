/** What a window may ask of main itself. Arguments are valid already. */
import type { BrowserWindow, Clipboard, NativeTheme, Shell } from 'electron'
import type { AppCommand } from '../../contract/commands.ts'
import { FailureError } from '../../contract/failure.ts'
import type { HostInfo } from '../../contract/host-api.ts'
import { externalUrl } from '../host/external-url.ts'
import type { MailFrames } from '../host/mail-frames.ts'
import { frameUrl } from './app-addresses.ts'
import type { Dialogs } from './dialogs.ts'
import type { DragFiles } from './drag-files.ts'
import { saveDownload } from './save-download.ts'
import type { HostOperations } from './serve-ipc.ts'
import type { WindowConnections } from './window-connections.ts'

export interface HostOperationsOptions {
  readonly info: HostInfo
  /** Dialogs belong to it. */
  readonly window: () => BrowserWindow
  readonly connections: Pick<WindowConnections, 'of'>
  readonly dialogs: Dialogs
  readonly frames: MailFrames
  readonly dragFiles: DragFiles
  /** Shown under the pointer. */
  readonly dragIcon: string
  readonly shell: Pick<Shell, 'openExternal'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly nativeTheme: Pick<NativeTheme, 'themeSource'>
  readonly enableInMenu: (possible: readonly AppCommand[]) => void
}

export function createHostOperations(options: HostOperationsOptions): HostOperations {
  const { connections, dialogs, dragFiles, frames, window } = options
  return {
    info: () => Promise.resolve(options.info),
    pickDirectory: (_contents, wish) => dialogs.pickDirectory(window(), wish),
    async save(contents, download) {
      const path = await dialogs.pickSavePath(window(), download.filename)
      if (path === null) return { kind: 'cancelled' }
      await saveDownload(connections.of(contents).api, download, path)
      return { kind: 'saved', path }
    },
    async startDrag(contents, downloads) {
      const files = await dragFiles.write(connections.of(contents).api, downloads)
      contents.startDrag({ file: files[0] ?? '', files: [...files], icon: options.dragIcon })
    },
    async openExternal(_contents, url) {
      const allowed = externalUrl(url)
      if (allowed === null) {
        throw new FailureError({
          code: 'invalid-argument',
          argument: 'url',
          problem: 'only http, https and mailto are opened',
        })
      }
      await options.shell.openExternal(allowed)
    },
    async copyText(_contents, text) {
      await options.clipboard.writeText(text)
    },
    putFrame: (contents, document) => Promise.resolve(frameUrl(frames.put(String(contents.id), document))),
    setTheme(_contents, theme) {
      options.nativeTheme.themeSource = theme
      return Promise.resolve()
    },
    setPossibleCommands(_contents, possible) {
      options.enableInMenu(possible)
      return Promise.resolve()
    },
  }
}
