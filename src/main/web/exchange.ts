/** One request with its response, as the routes see it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseWireJson, printWireJson } from '../../contract/wire-json.ts'
import { HttpRefusal } from './http-refusal.ts'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** As it was sent, without the query: never decoded, so that nothing can hide in it. */
  readonly path: string
  readonly query: URLSearchParams
  /** `http://127.0.0.1:PORT` or `http://localhost:PORT`: what the page was loaded from. */
  readonly origin: string
}

export type Route = (exchange: Exchange) => void | Promise<void>

/** Answers with JSON. Nothing that was read from a spool may stay in a cache. */
export function sendJson({ response }: Exchange, value: unknown, headers: Record<string, string> = {}): void {
  const body = printWireJson(value)
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(body)
}

/**
 * The JSON of a request. Refuses other types of content (a form of another site could send those without being asked
 * by the browser first) and what is larger than `maxBytes`, before it is in memory.
 */
export async function readJson({ request }: Exchange, maxBytes: number): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'application/json is wanted')
  }
  const text = await readText(request, maxBytes)
  try {
    return parseWireJson(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new HttpRefusal(400, `not JSON: ${error.message}`)
    throw error
  }
}

async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // What is left unread would be taken for the next request of this connection: it ends with the refusal.
  const tooLarge = () => new HttpRefusal(413, `at most ${maxBytes} bytes`, { Connection: 'close' })
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    if (error instanceof TypeError) throw new HttpRefusal(400, 'not UTF-8')
    throw error
  }
}
