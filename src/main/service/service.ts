/**
 * The service: `SpoolApi` over the spool core. Composition root of its parts; each host connects to it, directly or
 * through the worker (`worker/worker-service.ts`).
 */
import { randomBytes } from 'node:crypto'
import { FailureError } from '../../contract/failure.ts'
import type { SpoolConnection } from '../../contract/spool-api.ts'
import type { Transport } from '../../contract/transport.ts'
import { createConnection, type EmittingConnection } from './connection.ts'
import type { ServiceContext, ServiceOptions } from './context.ts'
import { createParts } from './parts.ts'

/** A client of the service. `call` is for hosts that carry outcomes on: it validates, and it never rejects. */
export interface ServiceConnection extends SpoolConnection, Pick<Transport, 'call'> {}

export interface Service {
  connect(): ServiceConnection
  /** Closes all connections and spools; jobs are cancelled and waited for. Idempotent. */
  close(): Promise<void>
}

export function createService(options: ServiceOptions): Service {
  const connections = new Set<EmittingConnection>()
  let closing: Promise<void> | null = null

  const context: ServiceContext = {
    dataDir: options.dataDir,
    readOnly: options.readOnly ?? false,
    live: options.live ?? true,
    durability: options.durability ?? 'directories',
    ...(options.fileSystem === undefined ? {} : { fileSystem: options.fileSystem }),
    now: options.now ?? Date.now,
    opened: (spool) => parts.spools.opened(spool),
    openedSpools: () => parts.spools.all(),
    open: async (dir, { demo = false } = {}) => Promise.resolve(parts.spools.open(dir, demo)),
    emit: (event) => {
      for (const connection of connections) connection.emit(event)
    },
    fault: options.onFault ?? printFault,
    newId: (prefix) => `${prefix}-${randomBytes(12).toString('hex')}`,
  }
  const parts = createParts(context)

  return {
    connect() {
      if (closing !== null) throw new FailureError({ code: 'disconnected' })
      const connection = createConnection({
        context,
        operationsFor: parts.operationsFor,
        onClose: (closed) => connections.delete(closed),
      })
      connections.add(connection)
      return connection
    },
    close() {
      closing ??= (async () => {
        await parts.close()
        for (const connection of connections) connection.close()
      })()
      return closing
    },
  }
}

function printFault(error: unknown, where: string): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`bobbin: fault in ${where}: ${text}\n`)
}
