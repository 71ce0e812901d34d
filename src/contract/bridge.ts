/**
 * What a host hands to the page. The preload script exposes `ExposedBridge` as `window.bobbin`; the page's client
 * makes a `Bridge` of it, and the same of the browser host's HTTP. The rest of the renderer knows only `Bridge`.
 */
import type { SpoolEvent } from './events.ts'
import type { Outcome } from './failure.ts'
import type { HostApi } from './host-api.ts'
import type { OperationName } from './operations.ts'
import type { SpoolApi } from './spool-api.ts'

/**
 * `lost`: the host does not answer, and is tried again. `ended`: it answers, and does not know this page any more,
 * because it was started anew: only the link that it printed leads back in.
 */
export type ConnectionState = 'connected' | 'lost' | 'ended'

/** The door of a host, as the renderer sees it. */
export interface Bridge {
  readonly api: SpoolApi
  /** Answers with how to stop. `resync` says that events were lost: ask for everything again. */
  readonly subscribe: (listener: (event: SpoolEvent) => void) => () => void
  /** Told of changes only; at first it is `connected`. After `lost`, `resync` follows `connected`. */
  readonly onConnectionChange: (listener: (state: ConnectionState) => void) => () => void
  readonly host: HostApi
}

/** The functions of an API, answering with outcomes: nothing but an error's message would survive the crossing. */
export type OutcomesOf<Api, Name extends keyof Api> = {
  readonly [Key in Name]: Api[Key] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Promise<Outcome<Value>>
    : never
}

/** Functions of `HostApi` that the host's main process carries out. */
export type HostOperationName =
  | 'info'
  | 'pickDirectory'
  | 'save'
  | 'startDrag'
  | 'openExternal'
  | 'copyText'
  | 'putFrame'
  | 'setTheme'
  | 'setPossibleCommands'

/** One named function for each thing that can be done, and never a way to send anything else. */
export interface ExposedBridge {
  readonly operations: OutcomesOf<SpoolApi, OperationName>
  readonly hostOperations: OutcomesOf<HostApi, HostOperationName>
  readonly onEvent: Bridge['subscribe']
  readonly onCommand: HostApi['onCommand']
  readonly onOpenDirectory: HostApi['onOpenDirectory']
  readonly onFrameLink: HostApi['onFrameLink']
  readonly pathOfFile: HostApi['pathOfFile']
}
