import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { createWindow } from './create-window.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

export interface MainWindow {
  /** Where there is none: a new one, where the last one was. */
  open(): Promise<void>
  find(): BrowserWindow | null
  /** For what cannot be without one. */
  existing(): BrowserWindow
  /** Brings it to the front. */
  show(): void
  /** Its last state is written. */
  settled(): Promise<void>
}

export interface MainWindowOptions {
  readonly api: Pick<SpoolApi, 'readSettings' | 'writeSetting'>
  readonly preload: string
  readonly resourcesDir: string
  readonly onFault: (error: unknown, where: string) => void
}

export function createMainWindow({ api, preload, resourcesDir, onFault }: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null
  let opening: Promise<void> | null = null
  let writing: Promise<void> = Promise.resolve()

  async function create(): Promise<void> {
    const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
    const created = createWindow({
      construct: (options) => new BrowserWindow(options),
      preload,
      icon: join(resourcesDir, 'icon.png'),
      state: await readWindowState(api, workAreas),
      isDark: nativeTheme.shouldUseDarkColors,
      onFault,
    })
    window = created
    created.on('close', () => {
      const state = { bounds: created.getNormalBounds(), maximized: created.isMaximized() }
      writing = writeWindowState(api, state).catch((error: unknown) => {
        onFault(error, 'window state')
      })
    })
    created.on('closed', () => {
      window = null
      opening = null
    })
  }

  return {
    open() {
      opening ??= create()
      return opening
    },
    find: () => window,
    existing() {
      if (window === null) throw new Error('there is no window')
      return window
    },
    show() {
      if (window?.isMinimized() === true) window.restore()
      window?.show()
      window?.focus()
    },
    settled: () => writing,
  }
}
