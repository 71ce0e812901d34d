import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { driver, tell } from './driver.ts'
import { emitPreventable, onlyAfterReady } from './lifecycle.ts'
import { WebContents } from './web-contents.ts'

interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Options extends Partial<Bounds> {
  readonly show?: boolean
  readonly backgroundColor?: string
  readonly webPreferences?: Readonly<Record<string, unknown>>
}

/** The page that we can give is sandboxed and isolated. Who asks for another would be tested in the wrong one. */
const REQUIRED = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
}

const windows = new Map<number, BrowserWindow>()

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows()[0] ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.get(contents.id) ?? null
  }

  readonly webContents = new WebContents()
  readonly options: Options
  #bounds: Bounds
  #isMaximized = false
  #isMinimized = false
  #isVisible: boolean

  constructor(options: Options) {
    super()
    onlyAfterReady('BrowserWindow')
    const preferences = options.webPreferences ?? {}
    for (const [name, value] of Object.entries(REQUIRED)) {
      if (preferences[name] !== value)
        throw new Error(`the stand-in needs webPreferences.${name} to be ${value}`)
    }
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options
    this.options = options
    this.#bounds = { x, y, width, height }
    this.#isVisible = show
    windows.set(this.webContents.id, this)
    app.emit('web-contents-created', {}, this.webContents)
    tell(driver().openWindow(this.webContents.id, { width, height, preload: String(preferences['preload']) }))
  }

  async loadURL(url: string): Promise<void> {
    await driver().load(this.webContents.id, url)
  }

  getNormalBounds(): Bounds {
    return this.#bounds
  }

  maximize(): void {
    this.#isMaximized = true
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  minimize(): void {
    this.#isMinimized = true
  }

  isMinimized(): boolean {
    return this.#isMinimized
  }

  restore(): void {
    this.#isMinimized = false
  }

  show(): void {
    this.#isVisible = true
    this.emit('show')
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  focus(): void {
    this.emit('focus')
  }

  close(): void {
    if (emitPreventable(this, 'close', {})) return
    windows.delete(this.webContents.id)
    tell(driver().closeWindow(this.webContents.id))
    this.webContents.destroy()
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
  }
}

app.closeWindows = () => {
  for (const window of BrowserWindow.getAllWindows()) window.close()
  return windows.size === 0
}

export const findWindow = (id: number): BrowserWindow | null => windows.get(id) ?? null

export function windowOf(id: number): BrowserWindow {
  const window = findWindow(id)
  if (window === null) throw new Error(`there is no window ${id}`)
  return window
}
