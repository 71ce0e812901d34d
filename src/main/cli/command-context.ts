/** What every command is given. */
import type { SpoolConnection, SpoolApi } from '../../contract/spool-api.ts'
import type { SpoolId, SpoolView } from '../../contract/views.ts'
import type { ServiceConnection } from '../service/service.ts'
import type { CommandLineIo } from './command-line-io.ts'
import { directoryArgument } from './directory-argument.ts'
import { exitStatus, type ExitStatus } from './exit-status.ts'
import type { Output } from './output.ts'

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json: boolean
  readonly progress: boolean
  readonly evenIfLive: boolean
}

export interface Fault {
  readonly error: unknown
  readonly where: string
}

export interface ServiceHandle {
  readonly connection: SpoolConnection
  /** For hosts that give every client a connection of its own. */
  connect(): ServiceConnection
  close(): Promise<void>
}

export interface ServiceWish {
  /** Told of faults of our own, those of the background and those that a call fails with. */
  readonly onFault: (error: unknown, where: string) => void
  /**
   * `once`: spools are not followed while they are open. `follow`: they are. `host`: they are, and the service has a
   * thread of its own, so that a slow disk keeps no browser waiting.
   */
  readonly use: 'once' | 'follow' | 'host'
  readonly readOnly: boolean
}

/** Makes the service in this process. Only the composition root knows how. */
export type StartService = (wish: ServiceWish) => Promise<ServiceHandle>

/** A spool that this command has open. */
export interface OpenSpool {
  readonly api: SpoolApi
  readonly connection: SpoolConnection
  readonly spool: SpoolId
  /** As it was when it was opened. */
  readonly view: SpoolView
  /** Rejects at a fault of our own in the background. Whoever waits for the background waits for this, too. */
  readonly faulted: Promise<never>
}

export interface CommandContext {
  readonly io: CommandLineIo
  readonly output: Output
  readonly globals: GlobalOptions
  /** Wraps what a command does so that its answer becomes the exit status. */
  action<Args extends readonly unknown[]>(
    run: (...args: Args) => Promise<ExitStatus>,
  ): (...args: Args) => Promise<void>
  /** Starts the service, the first time. */
  start(wish?: Partial<Omit<ServiceWish, 'onFault'>>): Promise<ServiceHandle>
  open(dir: string, wish?: Partial<Omit<ServiceWish, 'onFault'>>): Promise<OpenSpool>
}

export interface OwnedContext extends CommandContext {
  readonly status: ExitStatus
  /** Faults of our own that have not been said yet. */
  readonly faults: readonly Fault[]
  close(): Promise<void>
}

export function faultText({ error, where }: Fault): string {
  return `bobbin: fault in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

export function createCommandContext(
  io: CommandLineIo,
  output: Output,
  globals: GlobalOptions,
  startService: StartService,
): OwnedContext {
  let status: ExitStatus = exitStatus.done
  const faulted = Promise.withResolvers<never>()
  // Not everybody waits for the background.
  faulted.promise.catch(() => undefined)
  const faults: Fault[] = []
  let starting: Promise<ServiceHandle> | null = null
  let started: ServiceHandle | null = null
  const context: OwnedContext = {
    io,
    output,
    globals,
    faults,
    get status() {
      return status
    },
    action:
      (run) =>
      async (...args) => {
        status = await run(...args)
      },
    start({ use = 'once', readOnly = false } = {}) {
      starting ??= startService({
        use,
        readOnly,
        onFault(error, where) {
          // Who is asked once says at the end what has not been said with a failure; others are not to wait for it.
          if (use === 'once') faults.push({ error, where })
          else void output.note(faultText({ error, where }))
          faulted.reject(error)
        },
      }).then((handle) => (started = handle))
      return starting
    },
    async open(dir, wish) {
      const { connection } = await context.start(wish)
      const { api } = connection
      const opened = await api.openSpool({ dir: directoryArgument(dir) })
      const { access, spool } = opened
      const unlocks = globals.evenIfLive && access.kind === 'read-only' && access.canUnlock
      const view = unlocks ? await api.unlockSpool({ spool }) : opened
      return { api, connection, spool, view, faulted: faulted.promise }
    },
    async close() {
      await started?.close()
    },
  }
  return context
}
