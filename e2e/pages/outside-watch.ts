/** Whatever leaves a page: a server that must see nothing, and what the browser says that the page wanted. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { once } from 'node:events'
import type { Page } from '@playwright/test'

export interface Visit {
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

export interface OutsideWatch {
  /** Where a page must not go. */
  readonly address: string
  readonly visits: readonly Visit[]
  /** Requests to others than the host, dialogs, new pages, navigations: since `watch`. */
  readonly events: readonly string[]
  watch(page: Page): void
  close(): Promise<void>
}

/** Electron's own: of the application and of its mail frames, in the stand-in as hosts that there are none of. */
const OWN_SCHEMES = /^(?:bobbin(?:-mail)?:|https:\/\/[\w-]+\.bobbin(?:-mail)?\.test\/)/

const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

export async function watchOutside(): Promise<OutsideWatch> {
  const visits: Visit[] = []
  const events: string[] = []
  const server = createServer((request, response) => {
    visits.push({ path: request.url ?? '', headers: request.headers })
    response.writeHead(200, { 'Content-Type': 'image/gif', 'Access-Control-Allow-Origin': '*' }).end(PICTURE)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return {
    address: `http://127.0.0.1:${String(bound.port)}`,
    visits,
    events,
    watch(page) {
      const own = new URL(page.url())
      const isOwn = (url: string) =>
        /^(?:data|blob):/.test(url) || new URL(url).origin === own.origin || OWN_SCHEMES.test(url)
      const context = page.context()
      context.on('request', (request) => {
        if (!isOwn(request.url())) events.push(`request ${request.url()}`)
      })
      context.on('page', (other) => events.push(`page ${other.url()}`))
      page.on('dialog', (dialog) => {
        events.push(`dialog ${dialog.message()}`)
        void dialog.dismiss()
      })
      page.on('download', (download) => events.push(`download ${download.url()}`))
      page.on('framenavigated', (frame) => {
        const isMail = /\/[\w-]{32}\/$/.test(frame.url())
        if (frame === page.mainFrame() || !(isMail || frame.url() === 'about:blank' || frame.url() === ''))
          events.push(`navigation to ${frame.url()}`)
      })
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
