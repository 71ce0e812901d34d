import type { MessagePort } from 'node:worker_threads'
import type { Outcome } from '../../../contract/failure.ts'
import type { ServiceOptions } from '../context.ts'
import { createService, type ServiceConnection } from '../service.ts'
import { transferableBytes } from './transferable-bytes.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'

/** Runs a service and serves it over a port, to any number of connections, until it is told to close. */
export function servePort(
  port: MessagePort,
  options: WorkerOptions & Pick<ServiceOptions, 'fileSystem'>,
): void {
  const connections = new Map<number, ServiceConnection>()
  const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => {
    port.postMessage(message, transfer)
  }
  const service = createService({
    ...options,
    onFault: (error, where) => send({ kind: 'fault', error: copyable(error), where }),
  })

  const connect = (id: number): void => {
    const connection = service.connect()
    connection.subscribe((event) => send({ kind: 'event', connection: id, event }))
    connections.set(id, connection)
  }
  const call = async (message: ToWorker & { readonly kind: 'call' }): Promise<void> => {
    const connection = connections.get(message.connection)
    const outcome: Outcome<unknown> =
      connection === undefined
        ? { ok: false, failure: { code: 'disconnected' } }
        : await connection.call(message.operation, message.args)
    send({ kind: 'outcome', call: message.call, outcome }, outcome.ok ? transferableBytes(outcome.value) : [])
  }
  const close = async (): Promise<void> => {
    await service.close()
    send({ kind: 'closed' })
    port.close()
  }

  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'connect':
        connect(message.connection)
        break
      case 'disconnect':
        connections.get(message.connection)?.close()
        connections.delete(message.connection)
        break
      case 'call':
        void call(message)
        break
      case 'close':
        void close()
        break
    }
  })
}

/** An error that a structured clone can carry, whatever hangs on it. */
function copyable(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const copy = new Error(error.message)
  if (error.stack !== undefined) copy.stack = error.stack
  return copy
}
