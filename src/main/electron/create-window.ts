import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { startPage } from './harden.ts'
import { MINIMUM_SIZE, type WindowState } from './window-state.ts'

export interface CreateWindowOptions {
  readonly construct: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly preload: string
  readonly icon: string
  readonly state: WindowState
  readonly isDark: boolean
  readonly onFault: (error: unknown, where: string) => void
}

/** A window that shows the app, in a sandbox, and shows itself once there is something to see. */
export function createWindow(options: CreateWindowOptions): BrowserWindow {
  const { bounds, maximized } = options.state
  const window = options.construct({
    ...bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Bobbin',
    icon: options.icon,
    // What is seen before the first paint. The page's own colours are in `tokens.css`.
    backgroundColor: options.isDark ? '#14161a' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The words of a mail are not sent to a spell checking service.
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
  })
  showApp(window, options.onFault)
  return window
}

export function showApp(window: BrowserWindow, onFault: CreateWindowOptions['onFault']): void {
  window.loadURL(startPage).catch((error: unknown) => {
    // Closed while it was still loading: nobody misses it.
    if (!window.isDestroyed()) onFault(error, 'loading the window')
  })
}
