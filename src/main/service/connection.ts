import type { SpoolEvent } from '../../contract/events.ts'
import { FailureError, type Outcome } from '../../contract/failure.ts'
import { operationNames } from '../../contract/operations.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { clientOf, dispatch } from '../../contract/transport.ts'
import type { ServiceContext } from './context.ts'
import { asFailureError } from './failure-of-error.ts'
import type { Client } from './parts.ts'
import type { ServiceConnection } from './service.ts'

export interface EmittingConnection extends ServiceConnection {
  emit(event: SpoolEvent): void
}

export interface ConnectionOptions {
  readonly context: ServiceContext
  readonly operationsFor: (client: Client) => Partial<SpoolApi>
  readonly onClose: (connection: EmittingConnection) => void
}

/** One client of the service. Its operations are validated and translated to failures here, for every host alike. */
export function createConnection(options: ConnectionOptions): EmittingConnection {
  const { context } = options
  const subscribers = new Set<(event: SpoolEvent) => void>()
  const closers = new Set<() => void>()
  let isOpen = true

  const emit = (event: SpoolEvent): void => {
    for (const subscriber of subscribers) {
      try {
        subscriber(event)
      } catch (error) {
        context.fault(error, 'a listener to events')
      }
    }
  }
  const api = translated(
    options.operationsFor({
      connection: context.newId('connection'),
      emitHere: emit,
      onClose: (listener) => void closers.add(listener),
    }),
  )
  const call = (operation: string, args: unknown): Promise<Outcome<unknown>> => {
    if (!isOpen) return Promise.resolve({ ok: false, failure: { code: 'disconnected' } })
    return dispatch(api, operation, args, {
      readOnly: context.readOnly,
      onFault: (error) => context.fault(error, operation),
    })
  }

  const connection: EmittingConnection = {
    api: clientOf({ call }),
    call,
    emit,
    subscribe(listener) {
      subscribers.add(listener)
      return () => subscribers.delete(listener)
    },
    close() {
      if (!isOpen) return
      isOpen = false
      for (const close of closers) close()
      subscribers.clear()
      options.onClose(connection)
    },
  }
  return connection
}

/** Operations that throw, or reject, with what an error means to the person who asked. */
function translated(operations: Partial<SpoolApi>): SpoolApi {
  const api: Record<string, unknown> = {}
  for (const operation of operationNames) {
    const run = operations[operation] as ((args: unknown) => Promise<unknown>) | undefined
    api[operation] = async (args: unknown): Promise<unknown> => {
      if (run === undefined) throw new FailureError({ code: 'unknown-operation', operation })
      try {
        return await run(args)
      } catch (error) {
        throw asFailureError(error)
      }
    }
  }
  return api as unknown as SpoolApi
}
