/** What crosses between the thread of a host and the thread of the service. */
import type { SpoolEvent } from '../../../contract/events.ts'
import type { Outcome } from '../../../contract/failure.ts'
import type { OperationName } from '../../../contract/operations.ts'
import type { SpoolKind } from '../../../contract/views.ts'
import type { ServiceOptions } from '../context.ts'

/** What a thread of the service is there for, and what it has to know. */
export type ThreadRole =
  | ({ readonly role: 'service' } & WorkerOptions)
  | ({ readonly role: 'reading' } & Readable)
  | ({ readonly role: 'inspecting' } & Readable)

/** A spool that another thread can read, too. */
export interface Readable {
  /** A real path. */
  readonly dir: string
  readonly kind: SpoolKind
  readonly queues: readonly string[]
}

/** Options that can be copied to another thread. */
export type WorkerOptions = Omit<ServiceOptions, 'now' | 'onFault' | 'fileSystem'>

export type ToWorker =
  | { readonly kind: 'connect'; readonly connection: number }
  | { readonly kind: 'disconnect'; readonly connection: number }
  | {
      readonly kind: 'call'
      readonly connection: number
      readonly call: number
      readonly operation: OperationName
      readonly args: unknown
    }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'outcome'; readonly call: number; readonly outcome: Outcome<unknown> }
  | { readonly kind: 'event'; readonly connection: number; readonly event: SpoolEvent }
  /** An error is copied with its stack. */
  | { readonly kind: 'fault'; readonly error: unknown; readonly where: string }
  | { readonly kind: 'closed' }
