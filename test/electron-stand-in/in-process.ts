/** Main and its pages in one process, without Chromium: what a page is, here, is a preload script that has run. */
import type { ExposedBridge } from '../../src/contract/bridge.ts'
import { bundle } from './bundle.ts'
import { driveWith, type Driver, type FrameFacts, type MenuItemFacts } from './driver.ts'
import { mainSide } from './main-side.ts'
import { createBridgeSide, type Crossing } from './page/bridge-side.ts'
import { preloadElectron, preloadRequire } from './page/preload-electron.ts'

export interface InProcessPage {
  readonly window: number
  readonly url: string
  /** `window.bobbin` */
  readonly exposed: ExposedBridge
  /** Everything that the preload script put on `window`. */
  readonly globals: ReadonlyMap<string, unknown>
}

export interface InProcess {
  /** The page of a window, once it has loaded. */
  page(window: number): Promise<InProcessPage>
  /** The window loads its page anew. */
  reload(window: number): Promise<InProcessPage>
  openDialogAnswer: readonly string[] | null
  saveDialogAnswer: string | null
  /** The button that is pressed, whatever is asked. */
  messageBoxAnswer: number
  readonly asked: string[]
  readonly opened: string[]
  readonly copied: string[]
  readonly dragged: string[][]
  theme: string
  menu: readonly MenuItemFacts[]
}

/** To be called before the application starts. Only once in a test file: Electron's modules are what they are. */
export async function driveInProcess(): Promise<InProcess> {
  const preload = await bundle(new URL('../../src/preload/index.ts', import.meta.url), 'cjs')
  const receivers = new Map<number, (channel: string, args: unknown[]) => void>()
  const pages = new Map<number, InProcessPage>()
  const waiting = new Map<number, (page: InProcessPage) => void>()

  const state: InProcess = {
    page: (window) =>
      new Promise((resolve) => {
        const page = pages.get(window)
        if (page === undefined) waiting.set(window, resolve)
        else resolve(page)
      }),
    reload(window) {
      const url = pages.get(window)?.url
      if (url === undefined) throw new Error(`window ${window} shows nothing`)
      return Promise.resolve(load(window, url))
    },
    openDialogAnswer: null,
    saveDialogAnswer: null,
    messageBoxAnswer: 0,
    asked: [],
    opened: [],
    copied: [],
    dragged: [],
    theme: 'system',
    menu: [],
  }

  function load(window: number, url: string): InProcessPage {
    const crossing = createCrossing()
    const globals = new Map<string, unknown>()
    const main = createBridgeSide(crossing, 'main', 'isolated')
    const frame: FrameFacts = { url, isTop: true }
    const electron = preloadElectron({
      bridge: createBridgeSide(crossing, 'isolated', 'main'),
      expose: (key, packed) => globals.set(key, main.unpack(packed)),
      wire: {
        async invoke(channel, args) {
          const answer = await mainSide.invoke(window, frame, channel, args)
          if (answer.ok) return structuredClone(answer.value)
          throw new Error(answer.message)
        },
        send: (channel, args) => {
          mainSide.message(window, frame, channel, args)
        },
        onMessage: (listener) => receivers.set(window, listener),
      },
    })
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what Electron does with a preload script
    const run = new Function('require', 'exports', 'module', preload) as (...args: unknown[]) => void
    run(preloadRequire(electron), {}, { exports: {} })
    const page: InProcessPage = { window, url, globals, exposed: globals.get('bobbin') as ExposedBridge }
    pages.set(window, page)
    waiting.get(window)?.(page)
    waiting.delete(window)
    return page
  }

  driveWith(createDriver(state, load, receivers))
  return state
}

function createDriver(
  state: InProcess,
  load: (window: number, url: string) => void,
  receivers: ReadonlyMap<number, (channel: string, args: unknown[]) => void>,
): Driver {
  return {
    openWindow: () => undefined,
    load(window, url) {
      load(window, url)
      mainSide.readyToShow(window)
    },
    send(window, channel, args) {
      receivers.get(window)?.(channel, structuredClone(args))
    },
    closeWindow: () => undefined,
    showOpenDialog: () =>
      Promise.resolve({
        canceled: state.openDialogAnswer === null,
        filePaths: [...(state.openDialogAnswer ?? [])],
      }),
    showSaveDialog: () =>
      Promise.resolve({ canceled: state.saveDialogAnswer === null, filePath: state.saveDialogAnswer ?? '' }),
    showMessageBox(options) {
      state.asked.push((options as { readonly message: string }).message)
      return Promise.resolve({ response: state.messageBoxAnswer })
    },
    openExternal: (url) => void state.opened.push(url),
    writeText: (text) => void state.copied.push(text),
    startDrag: (files) => void state.dragged.push(files),
    setThemeSource(theme) {
      state.theme = theme
    },
    setMenu(items) {
      state.menu = items
    },
  }
}

function createCrossing(): Crossing {
  const listeners = new Map<string, ((detail: unknown) => void)[]>()
  return {
    dispatch(name, detail) {
      for (const listener of listeners.get(name) ?? []) listener(structuredClone(detail))
    },
    listen(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener])
    },
  }
}
