/** Which route a request takes, and what it must show to get there. */
import { paths } from '../../contract/browser-protocol.ts'
import { parseFrameAddress } from '../host/frame-address.ts'
import type { MailFrames } from '../host/mail-frames.ts'
import { clickLink, showFrame } from './frame-routes.ts'
import type { Exchange, Route } from './exchange.ts'
import { HttpRefusal } from './http-refusal.ts'
import type { PageConnections } from './page-connections.ts'
import { checkFetchSite } from './request-guard.ts'
import type { Session } from './session.ts'

/** Documents and clicks, below the path that takes documents in. */
const FRAMES = `${paths.frame}/`

export interface Routes {
  readonly file: Route
  readonly session: Route
  readonly connection: Route
  readonly events: Route
  readonly download: Route
  readonly putFrame: Route
  readonly api: (exchange: Exchange, operation: string) => Promise<void>
}

export interface RouterOptions {
  readonly routes: Routes
  readonly session: Session
  readonly frames: MailFrames
  readonly pages: PageConnections
}

/** Runs the route of a request. Throws `HttpRefusal` where there is none, or it is not for this client. */
export function createRouter({ routes, session, frames, pages }: RouterOptions): Route {
  function authorise({ request }: Exchange): void {
    checkFetchSite(request)
    if (!session.isKnown(request.headers.cookie)) {
      throw new HttpRefusal(401, 'open the link that bobbin printed when it started')
    }
  }

  return (exchange) => {
    const { request, path } = exchange
    if (path.startsWith(paths.api)) {
      allow(exchange, 'POST')
      authorise(exchange)
      return routes.api(exchange, path.slice(paths.api.length))
    }
    if (path.startsWith(FRAMES)) {
      allow(exchange, 'GET')
      const address = parseFrameAddress(path.slice(FRAMES.length))
      if (address === null) throw new HttpRefusal(404, 'there is nothing here')
      if (address.kind === 'link') {
        clickLink(exchange, frames, pages, address)
        return
      }
      authorise(exchange)
      showFrame(exchange, frames, address.id)
      return
    }
    switch (path) {
      case paths.session:
        allow(exchange, 'POST')
        checkFetchSite(request)
        return routes.session(exchange)
      case paths.connection:
        allow(exchange, 'POST')
        authorise(exchange)
        return routes.connection(exchange)
      case paths.frame:
        allow(exchange, 'POST')
        authorise(exchange)
        return routes.putFrame(exchange)
      case paths.events:
        allow(exchange, 'GET')
        authorise(exchange)
        return routes.events(exchange)
      case paths.download:
        allow(exchange, 'GET')
        authorise(exchange)
        return routes.download(exchange)
      default:
        allow(exchange, 'GET', 'HEAD')
        return routes.file(exchange)
    }
  }
}

function allow({ request }: Exchange, ...methods: readonly string[]): void {
  if (methods.includes(request.method ?? '')) return
  throw new HttpRefusal(405, `only ${methods.join(' and ')}`, { Allow: methods.join(', ') })
}
