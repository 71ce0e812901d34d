import { Worker } from 'node:worker_threads'
import type { SpoolEvent } from '../../../contract/events.ts'
import { FailureError, type Outcome } from '../../../contract/failure.ts'
import type { OperationName } from '../../../contract/operations.ts'
import { clientOf } from '../../../contract/transport.ts'
import type { Service, ServiceConnection } from '../service.ts'
import { OpenDirs } from './open-dirs.ts'
import { threadLimits } from './thread-memory.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'
import { workerUrl } from './worker-url.ts'

/** A service that dies more often than so many times in so long is not started again. */
const maxStarts = 4
const startsWithinMs = 60_000
/** A disk that hangs must not keep the application from ending. */
const closeWithinMs = 10_000

export interface WorkerServiceOptions extends WorkerOptions {
  /** Told of faults of our own, and of the worker's death. @default prints them on stderr */
  readonly onFault?: (error: unknown, where: string) => void
  /** @default `service-worker` beside this file */
  readonly url?: URL
}

const disconnected: Outcome<never> = { ok: false, failure: { code: 'disconnected' } }

/** Starts the service in a worker thread. Rejects when the worker cannot be started. */
export async function startServiceWorker(options: WorkerServiceOptions): Promise<WorkerService> {
  const service = new WorkerService(options)
  await service.started
  return service
}

interface Client {
  readonly listeners: Set<(event: SpoolEvent) => void>
}

interface Call {
  readonly connection: number
  answer(outcome: Outcome<unknown>): void
}

/**
 * A service in a worker thread: neither a hung disk nor a hundred thousand entries keep the calling thread waiting.
 *
 * When the worker dies, what is under way fails as `disconnected`. It is started again, the spools that were open are
 * opened, and each client gets `resync`: lists, selections and jobs are gone with it, and ids are new.
 */
export class WorkerService implements Service {
  readonly #options: WorkerServiceOptions
  readonly #clients = new Map<number, Client>()
  readonly #calls = new Map<number, Call>()
  readonly #openDirs = new OpenDirs()
  readonly #starts: number[] = []
  #worker: Worker | null = null
  #lastId = 0
  #hasRun = false
  #closing: Promise<void> | null = null
  /** Settles when the first worker runs. */
  readonly started: Promise<void>

  constructor(options: WorkerServiceOptions) {
    this.#options = options
    this.started = this.#start()
  }

  connect(): ServiceConnection {
    if (this.#closing !== null) throw new FailureError({ code: 'disconnected' })
    const connection = ++this.#lastId
    const client: Client = { listeners: new Set() }
    this.#clients.set(connection, client)
    this.#send({ kind: 'connect', connection })
    const call = (operation: OperationName, args: unknown): Promise<Outcome<unknown>> =>
      this.#call(connection, operation, args)
    return {
      api: clientOf({ call }),
      call,
      subscribe: (listener) => {
        client.listeners.add(listener)
        return () => client.listeners.delete(listener)
      },
      close: () => this.#disconnect(connection),
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  #call(connection: number, operation: OperationName, args: unknown): Promise<Outcome<unknown>> {
    if (this.#worker === null || !this.#clients.has(connection)) return Promise.resolve(disconnected)
    const call = ++this.#lastId
    return new Promise((resolve) => {
      this.#calls.set(call, { connection, answer: resolve })
      this.#send({ kind: 'call', connection, call, operation, args })
    })
  }

  #disconnect(connection: number): void {
    if (!this.#clients.delete(connection)) return
    this.#send({ kind: 'disconnect', connection })
    for (const [id, call] of this.#calls) if (call.connection === connection) this.#answer(id, disconnected)
  }

  async #start(): Promise<void> {
    const { onFault: _onFault, url = workerUrl(), ...rest } = this.#options
    this.#starts.push(Date.now())
    const worker = new Worker(url, { workerData: { role: 'service', ...rest }, resourceLimits: threadLimits })
    this.#worker = worker
    worker.on('message', (message: FromWorker) => this.#onMessage(message))
    worker.on('error', (error) => this.#fault(error, 'the worker of the service'))
    worker.on('exit', (code) => this.#onExit(worker, code))
    for (const connection of this.#clients.keys()) this.#send({ kind: 'connect', connection })
    await new Promise<void>((resolve, reject) => {
      worker.once('online', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the worker of the service ended with code ${code}`)))
    })
    this.#hasRun = true
  }

  #onMessage(message: FromWorker): void {
    switch (message.kind) {
      case 'outcome':
        this.#answer(message.call, message.outcome)
        break
      case 'event':
        this.#openDirs.note(message.event)
        this.#emit(message.connection, message.event)
        break
      case 'fault':
        this.#fault(message.error, message.where)
        break
      case 'closed':
        break
    }
  }

  #onExit(worker: Worker, code: number): void {
    if (this.#worker !== worker) return
    this.#worker = null
    for (const id of [...this.#calls.keys()]) this.#answer(id, disconnected)
    if (this.#closing !== null || !this.#hasRun) return
    this.#fault(new Error(`it ended with code ${code}`), 'the worker of the service')
    const since = Date.now() - startsWithinMs
    if (this.#starts.filter((at) => at > since).length >= maxStarts) return
    this.#restart().catch((error: unknown) => this.#fault(error, 'starting the service again'))
  }

  async #restart(): Promise<void> {
    await this.#start()
    await this.#openDirs.openAgain(() => this.connect())
    for (const connection of this.#clients.keys()) this.#emit(connection, { kind: 'resync' })
  }

  async #close(): Promise<void> {
    const worker = this.#worker
    if (worker === null) return
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    const late = setTimeout(() => {
      this.#fault(new Error(`it did not close within ${closeWithinMs} ms`), 'closing the service')
      void worker.terminate()
    }, closeWithinMs)
    this.#send({ kind: 'close' })
    await ended
    clearTimeout(late)
    this.#clients.clear()
  }

  #answer(id: number, outcome: Outcome<unknown>): void {
    const call = this.#calls.get(id)
    this.#calls.delete(id)
    call?.answer(outcome)
  }

  #emit(connection: number, event: SpoolEvent): void {
    for (const listener of this.#clients.get(connection)?.listeners ?? []) {
      try {
        listener(event)
      } catch (error) {
        this.#fault(error, 'a listener to events')
      }
    }
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message)
  }

  #fault(error: unknown, where: string): void {
    const { onFault } = this.#options
    if (onFault !== undefined) onFault(error, where)
    else
      process.stderr.write(
        `bobbin: fault in ${where}: ${error instanceof Error ? error.stack : String(error)}\n`,
      )
  }
}
