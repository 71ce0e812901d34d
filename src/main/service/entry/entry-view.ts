import type { Failure } from '../../../contract/failure.ts'
import type {
  ActionKind,
  EntryDocument,
  EntryKey,
  EntryView,
  MessageContentView,
} from '../../../contract/views.ts'
import { allowedActions } from '../../message/transition.ts'
import { effectiveStatus, queueOfStatus } from '../../message/status.ts'
import { parseSexp } from '../../sexp/parse.ts'
import { printSexpHum } from '../../sexp/print-hum.ts'
import { SexpError } from '../../sexp/sexp-error.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import type { ByteString } from '../../sexp/sexp.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { messageDocument, otherDocument, readMessageMetadata } from './entry-document.ts'
import { notFound, readMetadataFile } from './metadata-file.ts'

/** All that is said of an entry but its message. */
export type EntryWithoutMessage = Omit<EntryView, 'message' | 'messageFailure'>

/** Reads an entry as it is now. Throws `not-found`. */
export function readEntryWithoutMessage(
  spool: OpenedSpool,
  key: EntryKey,
  nowMs: number,
): EntryWithoutMessage {
  const file = readMetadataFile(spool, key)
  if (file.kind === 'not-found') throw notFound(key)
  if (file.kind === 'unreadable') return viewOfNoFile(spool, key, file.why, file.mtimeMs)
  const { entry, actions } = understand(spool, key, file.metadata, nowMs)
  return {
    entry,
    revision: file.revision,
    mtimeMs: file.mtimeMs,
    metadataText: textOfByteString(file.metadata),
    metadataPretty: prettyMetadata(file.metadata),
    actions,
  }
}

function understand(
  spool: OpenedSpool,
  key: EntryKey,
  text: ByteString,
  nowMs: number,
): { readonly entry: EntryDocument; readonly actions: readonly ActionKind[] } {
  if (spool.kind === 'generic') {
    const actions: ActionKind[] = key.checkedOut ? ['return-checkout'] : ['requeue', 'delete']
    return { entry: otherDocument(spool, key, text), actions }
  }
  const parsed = readMessageMetadata(text)
  if (parsed.kind === 'unreadable') {
    const actions: ActionKind[] = [key.checkedOut ? 'return-checkout' : 'delete']
    return { entry: otherDocument(spool, key, text, parsed.unreadable), actions }
  }
  const { metadata } = parsed
  const entry = messageDocument(spool, key, metadata, nowMs)
  if (key.checkedOut) return { entry, actions: ['return-checkout'] }
  // Where status and queue are at odds, that has to be repaired first.
  if (queueOfStatus(metadata.status) !== key.queue) return { entry, actions: ['delete'] }
  const allowed = allowedActions(effectiveStatus(metadata.status, nowMs / 1000).kind)
  return { entry, actions: allowed.length === 0 ? ['delete'] : [...allowed, 'requeue', 'delete'] }
}

function viewOfNoFile(spool: OpenedSpool, key: EntryKey, why: string, mtimeMs: number): EntryWithoutMessage {
  const unreadable = { code: 'not-a-file', problem: why }
  return {
    entry: otherDocument(spool, key, '', unreadable),
    revision: '',
    mtimeMs,
    metadataText: '',
    metadataPretty: '',
    actions: [],
  }
}

/** Indented for people; the text itself when it is no s-expression. */
export function prettyMetadata(metadata: ByteString): string {
  try {
    return textOfByteString(printSexpHum(parseSexp(metadata)))
  } catch (error) {
    if (!(error instanceof SexpError)) throw error
    return textOfByteString(metadata)
  }
}

/** An entry with its message, or with the reason why there is none. */
export function withMessage(
  entry: EntryWithoutMessage,
  message: MessageContentView | null,
  messageFailure: Failure | null,
): EntryView {
  return { ...entry, message, messageFailure }
}
