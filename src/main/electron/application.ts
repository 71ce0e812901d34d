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
import { showApp } from './create-window.ts'
import { createDialogs } from './dialogs.ts'
import { createDragFiles } from './drag-files.ts'
import { endInOrder } from './end-in-order.ts'
import { hardenContents, hardenSession } from './harden.ts'
import { createHostOperations } from './host-operations.ts'
import { createMainWindow } from './main-window.ts'
import { enableCommands, menuTemplate } from './menu.ts'
import { createOpenDirectories, directoriesOfSecondInstance } from './open-directories.ts'
import { recentDocuments } from './recent-documents.ts'
import { followJobs } from './running-jobs.ts'
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
  // The application's own, for what is no page's: the state of its window, and what must be known at its end.
  const own = service.connect()
  const frames = createMailFrames()
  const dragFiles = createDragFiles(app.getPath('temp'))
  const dialogs = createDialogs(dialog)
  let isServing = false

  const ending = endInOrder({
    app,
    running: followJobs(own),
    confirm: (jobs) => dialogs.confirmEnd(window.find(), jobs),
    async close() {
      isServing = false
      connections.closeAll()
      await window.settled()
      own.close()
      await service.close()
      await dragFiles.removeAll()
    },
    onFault: printFault,
  })
  const window = createMainWindow({
    api: own.api,
    preload: options.preload,
    resourcesDir,
    onClose(event) {
      // Elsewhere than on a Mac the application ends with its window.
      if (process.platform !== 'darwin') ending.question(event)
    },
    onCrash(crashed) {
      dialogs
        .offerToLoadAgain(crashed)
        .then((again) => {
          if (!again) app.quit()
          else if (!crashed.isDestroyed()) showApp(crashed, printFault)
        })
        .catch((error: unknown) => {
          printFault(error, 'window')
        })
    },
    onFault: printFault,
  })
  /** Whoever asks for us from outside sees us, as soon as there is something to be seen. */
  const present = (): void => {
    if (!isServing) return
    window.present().catch((error: unknown) => {
      printFault(error, 'window')
    })
  }

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
      dialogs,
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
    present()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    directories.add(path)
    present()
  })
  app.on('activate', present)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  recentDocuments({ app, connection: own, onFault: printFault })

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
  isServing = true
  await window.open()
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
