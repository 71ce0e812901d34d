/** An entry for people: what is known of it, one fact a line. */
import type {
  EntryDocument,
  EntryView,
  MessageContentView,
  MessageDocument,
  StatusDocument,
} from '../../../contract/views.ts'
import { counted, statusWord } from '../../../contract/action-words.ts'
import { errorInShort } from '../../../contract/error-in-short.ts'
import { failureLine } from '../../../contract/failure-text.ts'
import { shortSize } from '../text/short-size.ts'
import { shortSpan } from '../text/short-span.ts'

export type Fact = readonly [name: string, value: string]

export function summaryOf(view: EntryView, nowMs: number): readonly Fact[] {
  const { entry } = view
  const place: Fact[] = [
    ['name', entry.name],
    ['queue', entry.checkedOut ? `${entry.queue} (checked out)` : entry.queue],
  ]
  const facts = entry.kind === 'message' ? messageFacts(entry, nowMs) : otherFacts(entry)
  return [...place, ...facts, ...contentFacts(view)].filter(([, value]) => value !== '')
}

function messageFacts(entry: MessageDocument, nowMs: number): Fact[] {
  const spooledMs = Date.parse(entry.spoolDate)
  return [
    ['status', statusInWords(entry.status)],
    ['id', entry.id === entry.name ? '' : entry.id],
    ['parent id', entry.parentId],
    ['related ids', entry.relatedIds.join(', ')],
    ['spooled', `${localTime(spooledMs)} (${shortSpan(nowMs - spooledMs)} ago)`],
    ['sender', entry.sender],
    ['sender args', entry.senderArgs.join(', ')],
    ['recipients', entry.recipients.join(', ')],
    [
      'remaining',
      sameList(entry.remainingRecipients, entry.recipients) ? '' : listOrNone(entry.remainingRecipients),
    ],
    ['failed', entry.failedRecipients.join(', ')],
    ['rejected', entry.rejectedRecipients.join(', ')],
    ['route', entry.route ?? ''],
    ['next hops', entry.nextHops.join(', ')],
    ['retry', entry.retryIntervals.map(retryInWords).join(', ')],
    ['flows', entry.flows.join(', ')],
    ['metadata', `version ${String(entry.metadataVersion)}`],
    ['data', sizeInWords(entry.dataBytes)],
    ['subject', entry.subject ?? ''],
    ...entry.relayAttempts.map(({ time, summary }): Fact => [
      'attempt',
      `${localTime(Date.parse(time))}  ${errorInShort(summary)}`,
    ]),
  ]
}

function otherFacts(entry: Exclude<EntryDocument, MessageDocument>): Fact[] {
  return [
    ['unreadable', entry.unreadable?.problem ?? ''],
    ['data', sizeInWords(entry.dataBytes)],
    ['metadata', entry.metadata],
  ]
}

function contentFacts({ message, messageFailure }: EntryView): Fact[] {
  if (messageFailure !== null) return [['message', failureLine(messageFailure)]]
  if (message === null) return []
  return [...partFacts(message), ...message.notes.map((note): Fact => ['note', note])]
}

function partFacts({ parts }: MessageContentView): Fact[] {
  return parts
    .filter((part) => part.sizeBytes !== null)
    .map((part): Fact => {
      const size = part.sizeBytes === null ? '' : `, ${shortSize(part.sizeBytes)}`
      const name = part.filename === null ? '' : ` ${part.filename}`
      return [part.isAttachment ? 'attachment' : 'part', `${part.part} ${part.contentType}${name}${size}`]
    })
}

function statusInWords(status: StatusDocument): string {
  const words = statusWord(status.kind)
  if (status.at !== undefined) return `${words}: ${localTime(Date.parse(status.at))}`
  return status.reason === undefined ? words : `${words}: ${status.reason.description}`
}

function retryInWords({ spanSeconds, jitterSeconds }: MessageDocument['retryIntervals'][number]): string {
  const jitter = jitterSeconds === null ? '' : ` ± ${shortSpan(jitterSeconds * 1000)}`
  return `${shortSpan(spanSeconds * 1000)}${jitter}`
}

function sizeInWords(bytes: number | null): string {
  return bytes === null ? 'missing' : counted(bytes, 'byte')
}

function listOrNone(texts: readonly string[]): string {
  return texts.length === 0 ? 'none' : texts.join(', ')
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at])
}

/** In the zone of the process: `2026-01-31 13:34:56`. */
export function localTime(ms: number): string {
  const date = new Date(ms)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
