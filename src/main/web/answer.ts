/** From a request to its response, whatever happens on the way. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { FailureError } from '../../contract/failure.ts'
import { commonHeaders } from '../host/content-security-policy.ts'
import type { Route } from './exchange.ts'
import { HttpRefusal } from './http-refusal.ts'
import { checkedOrigin } from './request-guard.ts'

export interface AnswerOptions {
  readonly port: number
  readonly route: Route
  readonly onFault: (error: unknown, where: string) => void
}

/** Never rejects: nobody waits for it. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { port, route, onFault }: AnswerOptions,
): Promise<void> {
  // The path alone: what is asked for may name entries of a spool.
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value)
  try {
    const origin = checkedOrigin(request, port)
    await route({ request, response, path, query: new URLSearchParams(query), origin })
  } catch (error) {
    if (error instanceof HttpRefusal) {
      refuse(response, error)
    } else if (error instanceof FailureError && error.failure.code === 'disconnected') {
      refuse(response, new HttpRefusal(503, 'this host is stopping'))
    } else {
      // A peer that went away is no fault of ours.
      if (!response.destroyed) onFault(error, `${request.method ?? ''} ${path}`)
      refuse(response, new HttpRefusal(500, 'a fault of our own: see the terminal that bobbin runs in'))
    }
  }
}

function refuse(response: ServerResponse, { status, message, headers }: HttpRefusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(`${message}\n`)
}
