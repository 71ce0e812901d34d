/** Routes of a page with its host: its files, the exchange of the token, its connection, its events. */
import * as v from 'valibot'
import { CONNECTION_HEADER, type Welcome } from '../../contract/browser-protocol.ts'
import type { HostInfo } from '../../contract/host-api.ts'
import { appPolicy } from '../host/content-security-policy.ts'
import type { RendererFiles } from '../host/renderer-files.ts'
import { openEventStream } from './event-stream.ts'
import { readJson, sendJson, type Exchange, type Route } from './exchange.ts'
import { HttpRefusal } from './http-refusal.ts'
import type { PageConnection, PageConnections } from './page-connections.ts'
import type { Session } from './session.ts'

const SMALL_BODY_BYTES = 10_000

/** Holds nothing but the window itself, and is for everybody who can reach the port. */
export function fileRoute(files: RendererFiles): Route {
  return async ({ request, response, path, origin }) => {
    const file = files.find(path)
    if (file === null) throw new HttpRefusal(404, 'there is nothing here')
    const bytes = await file.read()
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': bytes.length,
      'Content-Security-Policy': appPolicy(`${origin}/frame/`),
      'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
    })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }
}

const tokenSchema = v.object({ token: v.string() })

/** `POST /session` `{token}`: the cookie for the token of the link. */
export function sessionRoute(session: Session): Route {
  return async (exchange) => {
    const body = v.safeParse(tokenSchema, await readJson(exchange, SMALL_BODY_BYTES))
    const cookie = body.success ? session.exchange(body.output.token) : null
    if (cookie === null) throw new HttpRefusal(401, 'this link is not good any more')
    sendJson(exchange, { ok: true }, { 'Set-Cookie': cookie })
  }
}

/** `POST /connection`: a connection of this page's own. The directories of the start go to the first page. */
export function connectionRoute(
  pages: PageConnections,
  info: HostInfo,
  directories: readonly string[],
): Route {
  const untold = [...directories]
  return (exchange) => {
    exchange.request.resume()
    const page = pages.open()
    const welcome: Welcome = { connection: page.id, info, directories: untold.splice(0) }
    sendJson(exchange, welcome)
  }
}

/** `GET /events?connection=ID`. An unknown connection is gone: the page makes a new one. */
export function eventsRoute(pages: PageConnections): Route {
  return ({ response, query }) => {
    pageOf(pages, query.get('connection')).attach(openEventStream(response))
  }
}

function pageOf(pages: PageConnections, id: string | string[] | null | undefined): PageConnection {
  const page = typeof id === 'string' ? pages.find(id) : null
  if (page === null) throw new HttpRefusal(410, 'this connection is gone')
  return page
}

export const pageOfHeader = (pages: PageConnections, { request }: Exchange): PageConnection =>
  pageOf(pages, request.headers[CONNECTION_HEADER])
