/** The application from its start to its end. */
import { join } from 'node:path'
import { app, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron'
import type { AppCommand } from '../../contract/commands.ts'
import type { HostInfo } from '../../contract/host-api.ts'
import { hostFacts } from '../host/host-facts.ts'
import { createMailFrames, type MailFrames } from '../host/mail-frames.ts'
import { printFault } from '../host/print-fault.ts'
import { listRendererFiles } from '../host/renderer-files.ts'
import type { Service } from '../service/service.ts'
import { frameAddressOf, frameUrl } from './app-addresses.ts'
import { createDialogs } from './dialogs.ts'
import { createDragFiles } from './drag-files.ts'
import { hardenContents, hardenSession } from './harden.ts'
import { createHostOperations } from './host-operations.ts'
import { createMainWindow } from './main-window.ts'
import { enableCommands, menuTemplate } from './menu.ts'
import { createOpenDirectories, directoriesOfSecondInstance } from './open-directories.ts'
import { serveIpc } from './serve-ipc.ts'
import { serveProtocols } from './serve-protocols.ts'
import { createWindowConnections } from './window-connections.ts'

export interface ApplicationOptions {
  readonly service: Pick<Service, 'connect' | 'close'>
  /** To open at first. */
  readonly directories: readonly string[]
  readonly preload: string
  readonly rendererDir: string
  readonly resourcesDir: string
}

/** To be called before the app is ready. Answers when the window is being shown. */
export async function runApplication(options: ApplicationOptions): Promise<void> {
  const { service, resourcesDir } = options
  // The application's own, for what is no page's: the state of its window.
  const own = service.connect()
  const frames = createMailFrames()
  const dragFiles = createDragFiles(app.getPath('temp'))
  const window = createMainWindow({
    api: own.api,
    preload: options.preload,
    resourcesDir,
    onFault: printFault,
  })

  const connections = createWindowConnections({
    service,
    onListening(contents, name) {
      if (name !== 'directory') return
      for (const dir of directories.takeAll()) connections.tell(contents, 'directory', dir)
    },
    onPageGone: (contents) => {
      frames.forget(String(contents.id))
      enableCommands(Menu.getApplicationMenu(), [])
    },
  })
  const directories = createOpenDirectories((dir) => {
    const contents = window.find()?.webContents
    return contents !== undefined && connections.tell(contents, 'directory', dir)
  })
  options.directories.forEach(directories.add)

  hardenContents(app, {
    onFrameLink: (contents, id, link) => {
      connections.tell(contents, 'frame-link', { frame: frameUrl(id), link })
    },
  })
  serveIpc({
    ipcMain,
    connections,
    onFault: printFault,
    host: createHostOperations({
      info: hostInfo(),
      window: () => window.existing(),
      connections,
      dialogs: createDialogs(dialog),
      frames,
      dragFiles,
      dragIcon: join(resourcesDir, 'drag.png'),
      shell,
      clipboard,
      nativeTheme,
      enableInMenu: (possible) => {
        enableCommands(Menu.getApplicationMenu(), possible)
      },
    }),
  })

  app.on('second-instance', (_event, _argv, _cwd, data) => {
    directoriesOfSecondInstance(data).forEach(directories.add)
    window.show()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    directories.add(path)
  })
  app.on('activate', () => {
    window.open().catch((error: unknown) => {
      printFault(error, 'window')
    })
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  quitInOrder(async () => {
    connections.closeAll()
    await window.settled()
    own.close()
    await service.close()
    await dragFiles.removeAll()
  })

  await app.whenReady()
  hardenSession(session.defaultSession, { mayLoadRemote: (frame) => showsRemoteImages(frames, frame) })
  serveProtocols({ protocol, files: await listRendererFiles(options.rendererDir), frames })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        platform: process.platform,
        send(command: AppCommand) {
          const contents = window.find()?.webContents
          if (contents !== undefined) connections.tell(contents, 'command', command)
        },
      }),
    ),
  )
  await window.open()
}

/** What is under way in a spool is finished, and the journal closed, before the process may end. */
function quitInOrder(close: () => Promise<void>): void {
  let closing = false
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (closing) return
    closing = true
    close()
      .catch((error: unknown) => {
        printFault(error, 'quit')
      })
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

function showsRemoteImages(frames: MailFrames, url: string): boolean {
  const address = frameAddressOf(url)
  return address !== null && frames.get(address.id)?.remoteImages === true
}

function hostInfo(): HostInfo {
  return {
    kind: 'electron',
    ...hostFacts(),
    readOnly: false,
    canPickDirectory: true,
    hasMenu: true,
    dragOut: 'files',
  }
}
