import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen, type Event } from 'electron'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { createWindow } from './create-window.ts'
import { firstWindowState, readWindowState, writeWindowState, type WindowState } from './window-state.ts'

export interface MainWindow {
  /** Where there is none: a new one, where the last one was. */
  open(): Promise<void>
  find(): BrowserWindow | null
  /** For what cannot be without one. */
  existing(): BrowserWindow
  /** Brings it to the front; where there is none, a new one. */
  present(): Promise<void>
  /** Its last state is written. */
  settled(): Promise<void>
}

export interface MainWindowOptions {
  readonly api: Pick<SpoolApi, 'readSettings' | 'writeSetting'>
  readonly preload: string
  readonly resourcesDir: string
  /** May prevent it. */
  readonly onClose: (event: Event) => void
  /** The process of its page has gone; the window is there, and empty. */
  readonly onCrash: (window: BrowserWindow) => void
  readonly onFault: (error: unknown, where: string) => void
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { api, onFault } = options
  let window: BrowserWindow | null = null
  let opening: Promise<void> | null = null
  let writing: Promise<void> = Promise.resolve()

  async function create(): Promise<void> {
    const state = await lastState()
    nativeTheme.themeSource = state.theme
    const created = createWindow({
      construct: (wish) => new BrowserWindow(wish),
      preload: options.preload,
      icon: join(options.resourcesDir, 'icon.png'),
      state,
      isDark: nativeTheme.shouldUseDarkColors,
      onFault,
    })
    window = created
    created.on('close', (event) => {
      options.onClose(event)
      if (!event.defaultPrevented) writing = writeState(created)
    })
    created.on('closed', () => {
      window = null
      opening = null
    })
    created.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      onFault(new Error(`its process has gone: ${reason}, ${exitCode}`), 'the page of the window')
      options.onCrash(created)
    })
  }

  /** A window somewhere is better than none. */
  async function lastState(): Promise<WindowState> {
    const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
    try {
      return await readWindowState(api, workAreas)
    } catch (error) {
      onFault(error, 'window state')
      return firstWindowState
    }
  }

  async function writeState(closing: BrowserWindow): Promise<void> {
    const state = {
      bounds: closing.getNormalBounds(),
      maximized: closing.isMaximized(),
      theme: nativeTheme.themeSource,
    }
    try {
      await writeWindowState(api, state)
    } catch (error) {
      onFault(error, 'window state')
    }
  }

  function open(): Promise<void> {
    opening ??= create()
    return opening
  }

  return {
    open,
    find: () => window,
    existing() {
      if (window === null) throw new Error('there is no window')
      return window
    },
    async present() {
      if (window === null) return open()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    settled: () => writing,
  }
}
