/** What the service says of its own accord. An event only says that something is different: the state is asked for. */
import type { EntryKey, JobView, ListView, ProblemView, SpoolId, SpoolView } from './views.ts'

export type SpoolEvent =
  /** Counts, access, index progress, health or `lost` of a spool. At most a few a second. */
  | { readonly kind: 'spool-changed'; readonly spool: SpoolView }
  | { readonly kind: 'spool-closed'; readonly spool: SpoolId }
  /**
   * What happened to entries, in order, as far as a watcher could tell. `overflow` means: more than fits here, or
   * some were missed; whoever cares looks again.
   */
  | {
      readonly kind: 'entries-changed'
      readonly spool: SpoolId
      readonly changes: readonly EntryChange[]
      readonly overflow: boolean
    }
  /** A list that this client holds has changed: rows it shows may be stale. */
  | { readonly kind: 'list-changed'; readonly spool: SpoolId; readonly list: ListView }
  | { readonly kind: 'job-changed'; readonly job: JobView }
  | { readonly kind: 'problem-started'; readonly spool: SpoolId; readonly problem: ProblemView }
  | { readonly kind: 'problem-ended'; readonly spool: SpoolId; readonly problem: ProblemView }
  | { readonly kind: 'journal-changed'; readonly spool: SpoolId }
  | { readonly kind: 'recent-spools-changed' }
  /** The service restarted or events were lost on the way: everything is to be asked for again. */
  | { readonly kind: 'resync' }

export interface EntryChange extends EntryKey {
  readonly change: 'appeared' | 'left' | 'changed' | 'checkout'
}
