import type { Outcome } from '../../contract/failure.ts'
import { isOperationName, operations } from '../../contract/operations.ts'
import { readJson, sendJson, type Exchange } from './exchange.ts'
import { pageOfHeader } from './page-routes.ts'
import type { PageConnections } from './page-connections.ts'

export interface ApiRouteOptions {
  readonly pages: PageConnections
  readonly readOnly: boolean
  /** Messages that are imported are in a body, and a third larger than they are. */
  readonly maxBodyBytes: number
}

/** `POST /api/OPERATION` with its arguments; answers with an outcome, whatever it is. */
export function apiRoute({ pages, readOnly, maxBodyBytes }: ApiRouteOptions) {
  return async (exchange: Exchange, operation: string): Promise<void> => {
    const page = pageOfHeader(pages, exchange)
    const args = await readJson(exchange, maxBodyBytes)
    sendJson(exchange, await run(page.service.call, operation, args, readOnly))
  }
}

function run(
  call: (operation: OperationNameOf, args: unknown) => Promise<Outcome<unknown>>,
  operation: string,
  args: unknown,
  readOnly: boolean,
): Promise<Outcome<unknown>> | Outcome<unknown> {
  if (!isOperationName(operation)) return { ok: false, failure: { code: 'unknown-operation', operation } }
  if (readOnly && operations[operation] === 'command') {
    return { ok: false, failure: { code: 'read-only', path: '', why: 'host' } }
  }
  return call(operation, args)
}

type OperationNameOf = keyof typeof operations
