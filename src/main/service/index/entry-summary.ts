import type { StatusKind } from '../../../contract/views.ts'

/** What the index keeps of an entry: what lists show, sort by and search in. */
export interface EntrySummary {
  /** Null where there is no content that could be named. */
  readonly revision: string | null
  /** The id in the metadata; null for other things than messages. */
  readonly id: string | null
  readonly spooledMs: number | null
  readonly status: StatusKind | null
  readonly sendAtMs: number | null
  readonly sender: string | null
  /** Remaining recipients, or all of the envelope's when none remains. */
  readonly recipients: readonly string[]
  /** Recipients of the envelope and failed ones that are not among `recipients`. */
  readonly otherRecipients: readonly string[]
  /** `host:port`, in the order in which they are tried. */
  readonly nextHops: readonly string[]
  readonly flows: readonly string[]
  readonly attempts: number
  readonly lastError: string | null
  readonly lastAttemptMs: number | null
  readonly unreadable: string | null
  /** The beginning of metadata that is not a message's. */
  readonly preview: string | null
}

/** Of an entry that is not, or cannot be read as, a message. */
export function summaryOfOther(
  revision: string | null,
  { preview, unreadable }: { readonly preview: string | null; readonly unreadable: string | null },
): EntrySummary {
  return {
    revision,
    id: null,
    spooledMs: null,
    status: null,
    sendAtMs: null,
    sender: null,
    recipients: [],
    otherRecipients: [],
    nextHops: [],
    flows: [],
    attempts: 0,
    lastError: null,
    lastAttemptMs: null,
    unreadable,
    preview,
  }
}
