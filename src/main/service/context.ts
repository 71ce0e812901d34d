/**
 * What the parts of the service (spools, lists, entries, actions, jobs, health, journal …) are given, and what they
 * give back. `service.ts` puts them together; a part knows another one only where `service.ts` hands it over.
 */
import type { Selection, SeenEntry } from '../../contract/actions.ts'
import type { SpoolEvent } from '../../contract/events.ts'
import type { OperationName } from '../../contract/operations.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import type { AccessView, EntryKey, HealthView, ListId, SpoolId } from '../../contract/views.ts'
import type { FileSystem } from '../spool/file-system.ts'
import type { Durability } from '../spool/spool-intf.ts'
import type { OpenedSpool } from './opened-spool.ts'

export interface ServiceOptions {
  /** Settings, recent spools, journals and demo spools are kept here. Absolute; made when first written to. */
  readonly dataDir: string
  /** True where the host was started for reading only: nothing is ever written into a spool. */
  readonly readOnly?: boolean
  /**
   * Whether a spool is followed while it is open: watched, looked after by the monitor's daemon, remembered as recent.
   * A command that looks once and ends does without. @default true
   */
  readonly live?: boolean
  /** What a crash of the machine may undo. @default 'directories' */
  readonly durability?: Durability
  /** Where entries are changed: tests stall it. @default Node's */
  readonly fileSystem?: FileSystem
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
  /** Told of faults of our own that no caller is waiting for. @default prints them on stderr */
  readonly onFault?: (error: unknown, where: string) => void
}

/** The service as its parts see it. */
export interface ServiceContext {
  readonly dataDir: string
  readonly readOnly: boolean
  /** See `ServiceOptions.live`. */
  readonly live: boolean
  readonly durability: Durability
  /** Where entries are changed; absent for Node's. */
  readonly fileSystem?: FileSystem
  /** Milliseconds since the epoch. All ages are counted from here. */
  now(): number
  /** Throws `FailureError` `unknown-spool`. */
  opened(spool: SpoolId): OpenedSpool
  openedSpools(): readonly OpenedSpool[]
  /** Opens a directory as `SpoolApi.openSpool` does; `demo` marks a spool that `createDemoSpool` made. */
  open(dir: string, options?: { readonly demo?: boolean }): Promise<OpenedSpool>
  /** To every connection. */
  emit(event: SpoolEvent): void
  /** Reports an error that no caller is waiting for (a timer, a watcher). Never swallow one: say it here. */
  fault(error: unknown, where: string): void
  /** A fresh id that nobody else has: `job-3f…`. Not guessable. */
  newId(prefix: string): string
}

/** The same for one client. Lists and held selections belong to it and go with it. */
export interface ConnectionContext extends ServiceContext {
  /** Unique while the service runs. */
  readonly connection: string
  /** To this client only. */
  emitHere(event: SpoolEvent): void
  /** The fixed list of entries that a selection stands for. Throws `FailureError` `unknown-selection`. */
  resolve(spool: SpoolId, selection: Selection): readonly SeenEntry[]
  /** The keys in a window of a list of this client. Throws `FailureError` `unknown-list`. */
  keysOfList(
    list: ListId,
    offset: number,
    limit: number,
  ): { readonly spool: OpenedSpool; readonly keys: readonly EntryKey[] }
  /** Called when the client has gone. */
  onClose(listener: () => void): void
}

/**
 * A part of the service: some operations of `SpoolApi`, and what it has to do for each spool that is open.
 * Expected: a factory `xOperations(context: ServiceContext, …other parts): ServicePart<'readEntry' | …>`.
 */
export interface ServicePart<Operation extends OperationName> {
  /** Called once for each client. Arguments are valid already when an operation is called. */
  operations(connection: ConnectionContext): Pick<SpoolApi, Operation>
  /** Called when a spool has been opened (its names are listed), before that is answered. */
  spoolOpened?(spool: OpenedSpool): SpoolAttachment
  /** The service ends. Spools are closed already. */
  close?(): Promise<void>
}

/** What a part has to say and do about one opened spool. */
export interface SpoolAttachment {
  /** For `SpoolView.health`. Call `OpenedSpool.viewChanged` when it becomes different. */
  health?(): HealthView
  /** Why writing is not allowed now; null for no objection. For `SpoolView.access`; asked before each write. */
  restriction?(): Extract<AccessView, { kind: 'read-only' }> | null
  /** `unlockSpool`: from now on no `restriction` that can be unlocked. */
  unlock?(): void
  /** The spool is being closed: cancel, wait for what is under way, let go. */
  close(): Promise<void>
}
