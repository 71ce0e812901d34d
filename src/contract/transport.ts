/** How an API crosses a boundary: dispatch on the serving side, a client on the other. Every host uses these two. */
import { validateArguments } from './arguments.ts'
import { FailureError } from './failure.ts'
import type { Failure, Outcome } from './failure.ts'
import type { SpoolEvent } from './events.ts'
import { isOperationName, operationNames, operations } from './operations.ts'
import type { OperationName } from './operations.ts'
import type { SpoolApi } from './spool-api.ts'

/** What a boundary must be able to do. `call` never rejects: what went wrong is in the outcome. */
export interface Transport {
  call(operation: OperationName, args: unknown): Promise<Outcome<unknown>>
  subscribe(listener: (event: SpoolEvent) => void): () => void
}

export interface DispatchOptions {
  /** Refuses every operation that may write into a spool. */
  readonly readOnly?: boolean
  /** Told of faults of our own, with their stack, before they cross as `internal`. */
  readonly onFault?: (error: unknown, operation: string) => void
}

/** Validates, runs, and turns whatever happens into an outcome. Never rejects. */
export async function dispatch(
  api: SpoolApi,
  operation: string,
  args: unknown,
  options: DispatchOptions = {},
): Promise<Outcome<unknown>> {
  if (!isOperationName(operation)) return { ok: false, failure: { code: 'unknown-operation', operation } }
  if (options.readOnly === true && operations[operation] === 'command') {
    return { ok: false, failure: { code: 'read-only', path: '', why: 'host' } }
  }
  const valid = validateArguments(operation, args)
  if (!valid.ok) return valid
  try {
    // The arguments were validated for exactly this operation; the compiler cannot follow the correlation.
    const run = api[operation].bind(api) as (args: unknown) => Promise<unknown>
    return { ok: true, value: await run(valid.value) }
  } catch (error) {
    return { ok: false, failure: failureOf(error, operation, options.onFault) }
  }
}

function failureOf(error: unknown, operation: string, onFault: DispatchOptions['onFault']): Failure {
  if (error instanceof FailureError) return error.failure
  onFault?.(error, operation)
  if (!(error instanceof Error)) return { code: 'internal', problem: String(error) }
  return {
    code: 'internal',
    problem: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  }
}

/** The API at the far end of a transport: failures are revived as `FailureError`. */
export function clientOf(transport: Pick<Transport, 'call'>): SpoolApi {
  const client: Record<string, unknown> = {}
  for (const operation of operationNames) {
    client[operation] = async (args: unknown) => {
      const outcome = await transport.call(operation, args)
      if (outcome.ok) return outcome.value
      throw new FailureError(outcome.failure)
    }
  }
  return Object.freeze(client) as unknown as SpoolApi
}
