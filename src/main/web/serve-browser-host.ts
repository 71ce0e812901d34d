/** The browser host: the window, served to the browsers of this machine and its ssh tunnels. */
import { join } from 'node:path'
import { MAX_FRAME_CHARACTERS, type HostInfo } from '../../contract/host-api.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { hostFacts } from '../host/host-facts.ts'
import { createMailFrames } from '../host/mail-frames.ts'
import { packageRoot } from '../host/package-root.ts'
import { printFault } from '../host/print-fault.ts'
import { listRendererFiles, type RendererFiles } from '../host/renderer-files.ts'
import type { Service } from '../service/service.ts'
import { answer } from './answer.ts'
import { apiRoute } from './api-route.ts'
import { downloadRoute } from './download-route.ts'
import type { Route } from './exchange.ts'
import { putFrameRoute } from './frame-routes.ts'
import { listenOnLoopback } from './loopback-server.ts'
import { openInBrowser } from './open-in-browser.ts'
import { createPageConnections, type PageConnections } from './page-connections.ts'
import { connectionRoute, eventsRoute, fileRoute, sessionRoute } from './page-routes.ts'
import { createRouter } from './router.ts'
import { createSession, type Session } from './session.ts'

/** Taken where it is free and no other port was asked for: one port to remember for a tunnel. */
const DEFAULT_PORT = 8025

const DEFAULT_GRACE_MS = 30_000
const DEFAULT_MAX_BODY_BYTES = 128 * 1024 * 1024

export interface BrowserHostOptions {
  readonly service: Pick<Service, 'connect'>
  /** 0 for any. Absent: `DEFAULT_PORT`, or any where that is taken. */
  readonly port?: number
  /** Refuses every operation that may write into a spool. The service should have been made read-only, too. */
  readonly readOnly?: boolean
  /** Opens the link in a browser, where there is one. */
  readonly open?: boolean
  /** Spools to open before anything is served. */
  readonly dirs?: readonly string[]
  /** Told of faults of our own. @default prints them on stderr */
  readonly onFault?: (error: unknown, where: string) => void
  /** The built window. @default `out/renderer` of this package */
  readonly rendererDir?: string
  /** How long a page's lists are kept while its event stream is gone. @default 30 s */
  readonly graceMs?: number
  /** Of one request. @default 128 MiB */
  readonly maxBodyBytes?: number
}

export interface BrowserHost {
  /** With the token in its fragment: whoever has it can do everything. */
  readonly url: string
  readonly port: number
  /** Ends all connections. The service stays, it is the caller's. Idempotent. */
  close(): Promise<void>
}

/**
 * Opens the spools, then serves. Fails with `FailureError`: as `openSpool` does for a directory, or `io` where the
 * port cannot be had.
 */
export async function serveBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const files = await listRendererFiles(options.rendererDir ?? join(packageRoot(), 'out', 'renderer'))
  const connection = options.service.connect()
  try {
    const directories = await openAll(connection.api, options.dirs ?? [])
    const server = await listenOnLoopback(options.port ?? DEFAULT_PORT, { orAny: options.port === undefined })
    const session = createSession(server.port)
    const { route, pages } = createRoutes({ options, files, session, directories, api: connection.api })
    const onFault = options.onFault ?? printFault
    server.serve((request, response) => void answer(request, response, { port: server.port, route, onFault }))

    if (options.open === true) openInBrowser(linkTo(server.port, session.issueTicket()))
    let closing: Promise<void> | null = null
    return {
      url: linkTo(server.port, session.token),
      port: server.port,
      close() {
        pages.closeAll()
        connection.close()
        closing ??= server.close()
        return closing
      },
    }
  } catch (error) {
    connection.close()
    throw error
  }
}

interface RoutesOptions {
  readonly options: BrowserHostOptions
  readonly files: RendererFiles
  readonly session: Session
  readonly directories: readonly string[]
  readonly api: SpoolApi
}

function createRoutes({ options, files, session, directories, api }: RoutesOptions): {
  readonly route: Route
  readonly pages: PageConnections
} {
  const frames = createMailFrames()
  const pages = createPageConnections({
    service: options.service,
    graceMs: options.graceMs ?? DEFAULT_GRACE_MS,
    onClosed: (id) => {
      frames.forget(id)
    },
  })
  const readOnly = options.readOnly ?? false
  const maxBodyBytes = options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES
  const route = createRouter({
    session,
    frames,
    pages,
    routes: {
      file: fileRoute(files),
      session: sessionRoute(session),
      connection: connectionRoute(pages, hostInfo(readOnly), directories),
      events: eventsRoute(pages),
      download: downloadRoute(api),
      // JSON may write a character in six bytes.
      putFrame: putFrameRoute(pages, frames, Math.min(maxBodyBytes, 6 * MAX_FRAME_CHARACTERS)),
      api: apiRoute({ pages, readOnly, maxBodyBytes }),
    },
  })
  return { route, pages }
}

async function openAll(api: SpoolApi, dirs: readonly string[]): Promise<readonly string[]> {
  const opened: string[] = []
  for (const dir of dirs) opened.push((await api.openSpool({ dir })).dir)
  return opened
}

function hostInfo(readOnly: boolean): HostInfo {
  return {
    kind: 'browser',
    ...hostFacts(),
    readOnly,
    canPickDirectory: false,
    hasMenu: false,
    dragOut: 'download-url',
  }
}

const linkTo = (port: number, token: string) => `http://127.0.0.1:${port}/#token=${token}`
