/**
 * What every request must be before any route sees it. The token keeps other users of the machine out; this keeps
 * other sites in the user's own browser out: a name that was rebound to 127.0.0.1 shows in `Host`, a request made by
 * another page in `Origin` or `Sec-Fetch-Site`.
 */
import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './http-refusal.ts'

/** Answers with the origin that the request was made to. Throws `HttpRefusal`. */
export function checkedOrigin(request: IncomingMessage, port: number): string {
  const host = request.headers.host
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    throw new HttpRefusal(403, `this host is 127.0.0.1:${port}, forwarded under the same port`)
  }
  const own = `http://${host}`
  const { origin } = request.headers
  const reads = request.method === 'GET' || request.method === 'HEAD'
  // Browsers leave Origin out only where a page reads from its own origin, or a person follows a link.
  if (origin === undefined ? !reads : origin !== own) throw new HttpRefusal(403, 'this is not your origin')
  return own
}

/** For all that is not a document to look at: no other site may have caused it. */
export function checkFetchSite(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new HttpRefusal(403, 'another site asked for this')
  }
}
