/** Each page of a window has a connection to the service, and with it lists and selections; they go with the page. */
import type { WebContents } from 'electron'
import { toldChannel, type Told, type ToldName } from '../../contract/channels.ts'
import type { Service, ServiceConnection } from '../service/service.ts'

export interface WindowConnections {
  /** A new page has taken the place of the one before. */
  renew(contents: WebContents): void
  /** The connection of the page that a window shows now; made when it first asks. */
  of(contents: WebContents): Pick<ServiceConnection, 'call' | 'api'>
  /** From now on the page is told this. */
  listen(contents: WebContents, name: ToldName): void
  /** Tells a page, if it listens. False where it does not. */
  tell<Name extends ToldName>(contents: WebContents, name: Name, value: Told[Name]): boolean
  closeAll(): void
}

export interface WindowConnectionsOptions {
  readonly service: Pick<Service, 'connect'>
  readonly onListening: (contents: WebContents, name: ToldName) => void
  readonly onPageGone: (contents: WebContents) => void
}

interface Page {
  readonly connection: ServiceConnection
  readonly listensTo: Set<ToldName>
}

export function createWindowConnections(options: WindowConnectionsOptions): WindowConnections {
  const pages = new Map<WebContents, Page>()
  const known = new WeakSet<WebContents>()

  function pageOf(contents: WebContents): Page {
    const present = pages.get(contents)
    if (present !== undefined) return present
    const page: Page = { connection: options.service.connect(), listensTo: new Set() }
    pages.set(contents, page)
    page.connection.subscribe((event) => tell(contents, 'event', event))
    if (!known.has(contents)) {
      known.add(contents)
      contents.on('render-process-gone', () => {
        forget(contents)
      })
      contents.on('destroyed', () => {
        forget(contents)
      })
    }
    return page
  }

  function tell<Name extends ToldName>(contents: WebContents, name: Name, value: Told[Name]): boolean {
    if (pages.get(contents)?.listensTo.has(name) !== true || contents.isDestroyed()) return false
    contents.send(toldChannel(name), value)
    return true
  }

  function forget(contents: WebContents): void {
    const page = pages.get(contents)
    if (page === undefined) return
    pages.delete(contents)
    page.connection.close()
    options.onPageGone(contents)
  }

  return {
    renew: forget,
    of: (contents) => pageOf(contents).connection,
    listen(contents, name) {
      pageOf(contents).listensTo.add(name)
      options.onListening(contents, name)
    },
    tell,
    closeAll() {
      for (const contents of [...pages.keys()]) forget(contents)
    },
  }
}
