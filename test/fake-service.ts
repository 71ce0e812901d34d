/** A service with a few operations, for tests of what lies around it. */
import type { SpoolEvent } from '../src/contract/events.ts'
import { FailureError } from '../src/contract/failure.ts'
import { operationNames } from '../src/contract/operations.ts'
import type { SpoolApi } from '../src/contract/spool-api.ts'
import { dispatch } from '../src/contract/transport.ts'
import type { ServiceConnection } from '../src/main/service/service.ts'

export interface FakeService {
  connect(): ServiceConnection
  /** To every connection. */
  emit(event: SpoolEvent): void
  readonly connections: ReadonlySet<ServiceConnection>
  /** Operations that were called, in order. */
  readonly calls: readonly { readonly operation: string; readonly args: unknown }[]
}

/** What `api` does not have fails as `internal`. */
export function fakeService(api: Partial<SpoolApi>): FakeService {
  const connections = new Set<ServiceConnection>()
  const listeners = new Map<ServiceConnection, Set<(event: SpoolEvent) => void>>()
  const calls: { operation: string; args: unknown }[] = []
  const whole = Object.fromEntries(
    operationNames.map((operation) => [
      operation,
      (args: unknown) => {
        calls.push({ operation, args })
        const run = api[operation] as ((args: unknown) => Promise<unknown>) | undefined
        if (run === undefined) throw new FailureError({ code: 'unknown-operation', operation })
        return run(args)
      },
    ]),
  ) as unknown as SpoolApi

  return {
    connections,
    calls,
    emit(event) {
      for (const own of listeners.values()) for (const listener of own) listener(event)
    },
    connect() {
      const connection: ServiceConnection = {
        api: whole,
        call: (operation, args) => dispatch(whole, operation, args),
        subscribe(listener) {
          listeners.get(connection)?.add(listener)
          return () => listeners.get(connection)?.delete(listener)
        },
        close() {
          connections.delete(connection)
          listeners.delete(connection)
        },
      }
      connections.add(connection)
      listeners.set(connection, new Set())
      return connection
    },
  }
}
