import type { Bridge, ConnectionState } from '../../../contract/bridge.ts'
import { paths } from '../../../contract/browser-protocol.ts'
import type { SpoolEvent } from '../../../contract/events.ts'
import { FailureError, type Outcome } from '../../../contract/failure.ts'
import type { Download, FrameLink, HostApi } from '../../../contract/host-api.ts'
import { clientOf } from '../../../contract/transport.ts'
import { printWireJson } from '../../../contract/wire-json.ts'
import { connectToHost, type BrowserConnection, type BrowserConnectionOptions } from './browser-connection.ts'
import { createListeners } from './listeners.ts'
import { thisPage, type PageEnvironment } from './page-environment.ts'

export interface BrowserBridge extends Bridge {
  readonly close: () => void
}

/** The browser host's side of the window. Fails with `not-admitted` where the host does not know this page. */
export async function openBrowserBridge(
  page: PageEnvironment = thisPage(),
  options: Pick<BrowserConnectionOptions, 'silenceMs'> = {},
): Promise<BrowserBridge> {
  const events = createListeners<SpoolEvent>()
  const states = createListeners<ConnectionState>()
  const frameLinks = createListeners<FrameLink>()
  let state: ConnectionState = 'connected'

  const connection = await connectToHost({
    ...options,
    page,
    onEvent: events.tell,
    onFrameLink: frameLinks.tell,
    onState(next) {
      if (next === state) return
      state = next
      states.tell(next)
    },
  })

  return {
    api: clientOf({ call: (operation, args) => connection.post(`${paths.api}${operation}`, args) }),
    subscribe: events.add,
    onConnectionChange: states.add,
    host: browserHostApi(page, connection, frameLinks.add),
    close: connection.close,
  }
}

function browserHostApi(
  page: PageEnvironment,
  connection: BrowserConnection,
  onFrameLink: HostApi['onFrameLink'],
): HostApi {
  const directories = createListeners<string>({ keepForFirst: true })
  connection.welcome.directories.forEach(directories.tell)
  // JSON first: it writes lone surrogates of names as escapes, which an address cannot have.
  const addressOf = (download: Download) =>
    `${page.origin}${paths.download}?of=${encodeURIComponent(printWireJson(download))}`

  return {
    info: () => Promise.resolve(connection.welcome.info),
    pickDirectory: () => Promise.resolve(null),
    save(download) {
      page.download(
        download.kind === 'text' ? textUrl(download.text) : addressOf(download),
        download.filename,
      )
      return Promise.resolve({ kind: 'saved', path: null })
    },
    startDrag: () => Promise.reject(new FailureError({ code: 'unknown-operation', operation: 'startDrag' })),
    downloadUrl: (download) => (download.kind === 'text' ? null : addressOf(download)),
    openExternal(url) {
      const { protocol } = new URL(url)
      if (!['http:', 'https:', 'mailto:'].includes(protocol)) {
        return Promise.reject(
          new FailureError({
            code: 'invalid-argument',
            argument: 'url',
            problem: `${protocol} is not opened`,
          }),
        )
      }
      page.openExternal(url)
      return Promise.resolve()
    },
    copyText: (text) => page.copyText(text),
    async putFrame(document) {
      const outcome = (await connection.post(paths.frame, document)) as Outcome<string>
      if (outcome.ok) return outcome.value
      throw new FailureError(outcome.failure)
    },
    onFrameLink,
    pathOfFile: () => null,
    // A browser has no theme of its own to set: the page's is all there is.
    setTheme: () => Promise.resolve(),
    // Nor a menu of ours.
    setPossibleCommands: () => Promise.resolve(),
    onCommand: () => () => undefined,
    onOpenDirectory: directories.add,
  }
}

/** A text that may be too long for an address. The browser lets go of it with the page. */
const textUrl = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
