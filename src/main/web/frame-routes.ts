/** Routes of HTML mail: stored by the page, shown by a frame in which nothing runs. */
import { mailPolicy } from '../host/content-security-policy.ts'
import type { FrameAddress } from '../host/frame-address.ts'
import { checked, frameDocumentSchema } from '../host/host-arguments.ts'
import type { MailFrames } from '../host/mail-frames.ts'
import { readJson, sendJson, type Exchange, type Route } from './exchange.ts'
import { HttpRefusal } from './http-refusal.ts'
import { pageOfHeader } from './page-routes.ts'
import type { PageConnections } from './page-connections.ts'

/** `POST /frame` with a document: answers with an outcome of its address. */
export function putFrameRoute(pages: PageConnections, frames: MailFrames, maxBodyBytes: number): Route {
  return async (exchange) => {
    const page = pageOfHeader(pages, exchange)
    const document = checked(frameDocumentSchema, await readJson(exchange, maxBodyBytes), 'document')
    sendJson(
      exchange,
      document.ok
        ? { ok: true, value: frameUrl(exchange.origin, frames.put(page.id, document.value)) }
        : document,
    )
  }
}

/** `GET /frame/ID/`: the document, under a policy that lets it do nothing. */
export function showFrame({ response, origin }: Exchange, frames: MailFrames, id: string): void {
  const document = frames.get(id)
  if (document === null) throw new HttpRefusal(404, 'this message is not shown any more')
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': mailPolicy({ remoteImages: document.remoteImages, ancestors: origin }),
  })
  response.end(document.html)
}

/**
 * `GET /frame/ID/link/N`: somebody clicked. 204 leaves the frame as it is, and the page is told. The request comes
 * from an opaque origin without cookies; the random address is what lets it in, and a click is all that it can say.
 */
export function clickLink(
  { response, origin }: Exchange,
  frames: MailFrames,
  pages: PageConnections,
  { id, link }: Extract<FrameAddress, { kind: 'link' }>,
): void {
  const owner = frames.ownerOf(id)
  if (owner === null) throw new HttpRefusal(404, 'this message is not shown any more')
  pages.find(owner)?.sendFrameLink({ frame: frameUrl(origin, id), link })
  response.writeHead(204).end()
}

const frameUrl = (origin: string, id: string) => `${origin}/frame/${id}/`
