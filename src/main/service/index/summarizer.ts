import type { SpoolKind } from '../../../contract/views.ts'
import { MetadataError } from '../../message/metadata-error.ts'
import { parseMetadata } from '../../message/metadata.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import type { Summarize } from './read-entry.ts'
import { summaryOfOther, type EntrySummary } from './entry-summary.ts'
import { summaryOfMessage } from './message-summary.ts'

/** So much of metadata that is not a message's is kept. */
const previewBytes = 400

/** How metadata files of a spool of this kind are read. */
export function summarizerOf(kind: SpoolKind): Summarize {
  return kind === 'message' ? summarizeMessage : summarizeOther
}

function summarizeOther(revision: string, text: ByteString): EntrySummary {
  return summaryOfOther(revision, { preview: previewOf(text), unreadable: null })
}

function summarizeMessage(revision: string, text: ByteString): EntrySummary {
  try {
    return summaryOfMessage(revision, parseMetadata(text))
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error
    return summaryOfOther(revision, { preview: previewOf(text), unreadable: error.message })
  }
}

/** The beginning of a text on one line. */
function previewOf(text: ByteString): string {
  return textOfByteString(text.slice(0, previewBytes)).replace(/\s+/g, ' ').trim()
}
