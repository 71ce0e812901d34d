/** The API over IPC: one channel for each operation, nothing else, and nobody but our own page is answered. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { HostOperationName } from '../../contract/bridge.ts'
import {
  HELLO_CHANNEL,
  hostChannel,
  hostOperationNames,
  LISTEN_CHANNEL,
  operationChannel,
  toldNames,
  type ToldName,
} from '../../contract/channels.ts'
import { FailureError, type Outcome } from '../../contract/failure.ts'
import type { HostApi } from '../../contract/host-api.ts'
import { operationNames } from '../../contract/operations.ts'
import { validateHostArguments } from '../host/host-arguments.ts'
import { isTrustedSender } from './trusted-sender.ts'
import type { WindowConnections } from './window-connections.ts'

/** What main does for a window, beside what the service does. */
export type HostOperations = {
  readonly [Name in HostOperationName]: (
    contents: WebContents,
    ...args: Parameters<HostApi[Name]>
  ) => ReturnType<HostApi[Name]>
}

export interface ServeIpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>
  readonly connections: WindowConnections
  readonly host: HostOperations
  /** Told of faults of our own, before they cross as `internal`. */
  readonly onFault: (error: unknown, where: string) => void
}

export function serveIpc({ ipcMain, connections, host, onFault }: ServeIpcOptions): void {
  for (const operation of operationNames) {
    const channel = operationChannel(operation)
    ipcMain.handle(channel, (event, args: unknown) => {
      assertTrusted(event, channel)
      return connections.of(event.sender).call(operation, args)
    })
  }

  for (const operation of hostOperationNames) {
    const channel = hostChannel(operation)
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      assertTrusted(event, channel)
      return runHostOperation(host, operation, event.sender, args, onFault)
    })
  }

  ipcMain.on(HELLO_CHANNEL, (event) => {
    if (isTrustedSender(event)) connections.renew(event.sender)
  })

  ipcMain.on(LISTEN_CHANNEL, (event, name: unknown) => {
    if (!isTrustedSender(event)) return
    if (isToldName(name)) connections.listen(event.sender, name)
  })
}

/** Throws: who is not trusted is owed no outcome. Electron tells the terminal. */
function assertTrusted(event: IpcMainInvokeEvent, channel: string): void {
  if (!isTrustedSender(event))
    throw new Error(`${channel} is not for ${event.senderFrame?.url ?? 'a frame that is gone'}`)
}

const isToldName = (name: unknown): name is ToldName => toldNames.some((told) => told === name)

/** Never rejects: Electron would keep nothing of an error but its message. */
async function runHostOperation(
  host: HostOperations,
  operation: HostOperationName,
  contents: WebContents,
  args: readonly unknown[],
  onFault: ServeIpcOptions['onFault'],
): Promise<Outcome<unknown>> {
  const valid = validateHostArguments(operation, args)
  if (!valid.ok) return valid
  try {
    // The arguments were validated for exactly this operation; the compiler cannot follow the correlation.
    const run = host[operation] as (contents: WebContents, ...args: readonly unknown[]) => Promise<unknown>
    return { ok: true, value: await run(contents, ...valid.value) }
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure }
    onFault(error, operation)
    return {
      ok: false,
      failure: { code: 'internal', problem: error instanceof Error ? error.message : String(error) },
    }
  }
}
