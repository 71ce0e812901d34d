/**
 * The channels between a window and Electron's main process: one for each operation, and a few on which main speaks.
 * Nobody but the preload script and `main/electron/serve-ipc.ts` uses them.
 */
import type { HostOperationName } from './bridge.ts'
import type { AppCommand } from './commands.ts'
import type { SpoolEvent } from './events.ts'
import type { FrameLink } from './host-api.ts'
import type { OperationName } from './operations.ts'

export const operationChannel = (operation: OperationName) => `spool:${operation}`
export const hostChannel = (operation: HostOperationName) => `host:${operation}`

const hostOperationTable = {
  info: true,
  pickDirectory: true,
  save: true,
  startDrag: true,
  openExternal: true,
  copyText: true,
  putFrame: true,
  setTheme: true,
  setPossibleCommands: true,
} as const satisfies Readonly<Record<HostOperationName, true>>

export const hostOperationNames = Object.keys(hostOperationTable) as HostOperationName[]

/** What main says of its own accord, and to whom: only to a window that has asked for it on `LISTEN_CHANNEL`. */
export interface Told {
  readonly event: SpoolEvent
  readonly command: AppCommand
  readonly directory: string
  readonly 'frame-link': FrameLink
}

export type ToldName = keyof Told

export const toldNames = [
  'event',
  'command',
  'directory',
  'frame-link',
] as const satisfies readonly ToldName[]

export const toldChannel = (name: ToldName) => `told:${name}`

/** The first message of every document. Whatever belonged to the one before it is let go of. */
export const HELLO_CHANNEL = 'hello'

/** Takes a `ToldName`. */
export const LISTEN_CHANNEL = 'listen'
