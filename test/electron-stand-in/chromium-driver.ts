/** Shows the windows of a stand-in process as pages of Chromium. Runs in the test's process. */
import type { BrowserContext, CDPSession, Page, Route } from '@playwright/test'
import { parseWireJson, printWireJson } from '../../src/contract/wire-json.ts'
import { toMain, toPage } from './addresses.ts'
import type { Driver, MainSide, MenuItemFacts, WindowWish } from './driver.ts'
import { pageScripts } from './page-scripts.ts'
import type { Methods, Remote } from './rpc.ts'

const WORLD = 'electron-stand-in'
const TO_MAIN = 'electronStandInToMain'

/** What a person would answer, and what happened outside the windows. */
export interface Outside {
  openDialogAnswer: readonly string[] | null
  saveDialogAnswer: string | null
  /** The button that is pressed, whatever is asked. */
  messageBoxAnswer: number
  readonly asked: string[]
  readonly opened: string[]
  readonly copied: string[]
  readonly dragged: (readonly string[])[]
  menu: readonly MenuItemFacts[]
}

export interface ChromiumDriver {
  readonly driver: Driver
  readonly outside: Outside
  /** The page of the first window, once it has loaded. */
  readonly firstPage: () => Promise<Page>
}

export type RemoteMain = Remote<{ [Name in keyof MainSide]: MainSide[Name] } & Methods>

interface WindowPage {
  readonly page: Page
  readonly cdp: CDPSession
  readonly frameId: string
  /** Of the preload script's world in the document that is shown. */
  context: number | null
}

type FromPage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }

export function createChromiumDriver(context: BrowserContext, main: () => RemoteMain): ChromiumDriver {
  const windows = new Map<number, Promise<WindowPage>>()
  const outside: Outside = {
    openDialogAnswer: null,
    saveDialogAnswer: null,
    messageBoxAnswer: 0,
    asked: [],
    opened: [],
    copied: [],
    dragged: [],
    menu: [],
  }
  let announceFirst: (page: Page) => void
  const first = new Promise<Page>((resolve) => {
    announceFirst = resolve
  })

  async function windowPage(window: number, wish: WindowWish): Promise<WindowPage> {
    const page = await context.newPage()
    await page.setViewportSize({ width: wish.width, height: wish.height })
    const cdp = await context.newCDPSession(page)
    const { frameTree } = await cdp.send('Page.getFrameTree')
    const shown: WindowPage = { page, cdp, frameId: frameTree.frame.id, context: null }
    const scripts = await pageScripts(wish.preload)

    cdp.on('Runtime.executionContextCreated', ({ context: created }) => {
      const { frameId } = created.auxData as { readonly frameId?: string }
      if (created.name === WORLD && frameId === shown.frameId) shown.context = created.id
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === TO_MAIN) report(fromPage(window, shown, payload))
    })
    await cdp.send('Page.enable')
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: TO_MAIN, executionContextName: WORLD })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: WORLD })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main })
    await page.route('**/*', (route) => answer(window, page, route))
    page.on('popup', (popup) => {
      report(
        main()
          .windowOpen(window, toMain(popup.url()))
          .then((action) => (action === 'deny' ? popup.close() : undefined)),
      )
    })
    return shown
  }

  async function fromPage(window: number, shown: WindowPage, payload: string): Promise<void> {
    const message = parseWireJson(toMain(payload)) as FromPage
    const frame = { url: toMain(shown.page.url()), isTop: true }
    if (message.kind === 'send') {
      await main().message(window, frame, message.channel, message.args)
      return
    }
    const asked = shown.context
    const result = await main().invoke(window, frame, message.channel, message.args)
    // The document that asked may have gone meanwhile.
    if (shown.context === asked) await toWorld(shown, { kind: 'answer', id: message.id, ...result })
  }

  async function toWorld(shown: WindowPage, message: unknown): Promise<void> {
    const { page, cdp, context: world } = shown
    if (world === null) return
    try {
      // As an argument: a script that it stands in would be compiled each time, and kept.
      await cdp.send('Runtime.callFunctionOn', {
        executionContextId: world,
        functionDeclaration: 'function (json) { electronStandInFromMain(json) }',
        arguments: [{ value: toPage(printWireJson(message)) }],
      })
    } catch (error) {
      // Messages to a document that has gone are lost in Electron, too.
      if (!page.isClosed() && shown.context === world && !/context|closed/i.test(String(error))) throw error
    }
  }

  const driver: Driver = {
    openWindow(window, wish) {
      windows.set(window, windowPage(window, wish))
    },
    async load(window, url) {
      const { page } = await pageOf(window)
      await page.goto(toPage(url), { waitUntil: 'load' })
      announceFirst(page)
      await main().readyToShow(window)
    },
    async send(window, channel, args) {
      await toWorld(await pageOf(window), { kind: 'message', channel, args })
    },
    async closeWindow(window) {
      const { page } = await pageOf(window)
      windows.delete(window)
      await page.close()
    },
    showOpenDialog: () =>
      Promise.resolve({
        canceled: outside.openDialogAnswer === null,
        filePaths: [...(outside.openDialogAnswer ?? [])],
      }),
    showSaveDialog: () =>
      Promise.resolve({
        canceled: outside.saveDialogAnswer === null,
        filePath: outside.saveDialogAnswer ?? '',
      }),
    showMessageBox(options) {
      outside.asked.push((options as { readonly message: string }).message)
      return Promise.resolve({ response: outside.messageBoxAnswer })
    },
    openExternal(url) {
      outside.opened.push(url)
    },
    writeText(text) {
      outside.copied.push(text)
    },
    startDrag(files) {
      outside.dragged.push(files)
    },
    async setThemeSource(theme) {
      for (const window of windows.values()) {
        await (await window).page.emulateMedia({ colorScheme: theme === 'system' ? null : theme })
      }
    },
    setMenu(items) {
      outside.menu = items
    },
  }

  function pageOf(window: number): Promise<WindowPage> {
    const page = windows.get(window)
    if (page === undefined) throw new Error(`there is no window ${window}`)
    return page
  }

  async function answer(window: number, page: Page, route: Route): Promise<void> {
    const request = route.request()
    const url = toMain(request.url())
    const isMainFrame = request.frame() === page.mainFrame()
    // What the driver loads, or a test reloads, nobody in the page has begun.
    const begunInPage = !isMainFrame || ![toPage('bobbin://app/'), page.url()].includes(request.url())
    if (request.isNavigationRequest() && begunInPage && !(await main().navigate(window, url, isMainFrame))) {
      await route.abort('aborted')
      return
    }
    const response = await main().request({
      url,
      method: request.method(),
      resourceType: request.resourceType(),
      frameUrl: toMain(request.frame().url()),
    })
    switch (response.kind) {
      case 'cancelled':
        await route.abort('blockedbyclient')
        break
      case 'not-ours':
        // Nothing of a test leaves this machine.
        await (new URL(url).hostname === '127.0.0.1' ? route.continue() : route.abort('failed'))
        break
      case 'response': {
        const headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, toPage(value)] as const),
        )
        await route.fulfill({ status: response.status, headers, body: Buffer.from(response.body) })
      }
    }
  }

  return { driver, outside, firstPage: () => first }
}

/** An error of the test's own machinery: nobody waits for it, and it must not pass for silence. */
function report(done: Promise<unknown>): void {
  done.catch((error: unknown) => {
    process.stderr.write(
      `electron stand-in: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    )
  })
}
