/** What a person may ask to be done to entries, and what is said before it happens. */
import type { Failure } from './failure.ts'
import type { ActionKind, EntryKey, EntryRow, StatusKind } from './views.ts'

export type Action =
  | { readonly kind: 'freeze' }
  | { readonly kind: 'send-now'; readonly retryIntervals?: readonly RetryIntervalArgument[] }
  | { readonly kind: 'send-at'; readonly at: string }
  | { readonly kind: 'remove' }
  | { readonly kind: 'recover' }
  /** Message spools: whatever actions of the table lead to that queue. Generic spools: the move itself. */
  | { readonly kind: 'requeue'; readonly to: string }
  /** Erases for good: data, metadata, registry. */
  | { readonly kind: 'delete' }
  /** Puts a checkout that nobody holds any more back into its queue. */
  | { readonly kind: 'return-checkout' }

export interface RetryIntervalArgument {
  readonly spanMs: number
  readonly jitterMs?: number
}

/** An entry as a person saw it: `revision` null accepts whatever is there. */
export interface SeenEntry {
  readonly key: EntryKey
  readonly revision: string | null
}

/** Which entries. A bulk action resolves to a fixed list first (`holdSelection`), and acts on that. */
export type Selection =
  | { readonly kind: 'entries'; readonly entries: readonly SeenEntry[] }
  | { readonly kind: 'held'; readonly selection: string }

/** A frozen list of entries that the service holds for one client. */
export interface HeldSelection {
  readonly selection: string
  readonly count: number
}

/** One step of a transition, with the queue and status that it leads to. */
export interface ActionStep {
  readonly action: ActionKind
  readonly to: string
  readonly status: StatusKind | null
}

/** Entries of the selection for which the action means the same. */
export interface PreviewGroup {
  /** How many entries. */
  readonly count: number
  readonly from: string
  readonly status: StatusKind | null
  readonly verdict:
    | { readonly kind: 'allowed'; readonly steps: readonly ActionStep[] }
    /** Already as asked for: nothing is done. */
    | { readonly kind: 'nothing-to-do' }
    | { readonly kind: 'refused'; readonly failure: Failure }
  /** The first few names. */
  readonly examples: readonly string[]
}

/** What an action would do to one entry of the selection. */
export interface PreviewEntry {
  readonly key: EntryKey
  /** As a list would show it; null where there is no such entry any more. */
  readonly row: EntryRow | null
  readonly verdict: PreviewGroup['verdict']
}

/** What an action would do to a selection. */
export interface ActionPreview {
  readonly action: Action
  readonly total: number
  readonly allowed: number
  readonly refused: number
  readonly groups: readonly PreviewGroup[]
  /** What a person should know before: a server will not notice before its restart, it cannot be undone … */
  readonly warnings: readonly string[]
  /** For a single entry: its metadata before and after. */
  readonly diff: { readonly before: string; readonly after: string } | null
}

/** What a drop on each queue would do, for drag and for "Move to…". */
export interface DropPreview {
  readonly queue: string
  readonly preview: ActionPreview
}
