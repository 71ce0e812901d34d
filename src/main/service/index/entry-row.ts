import { ROW_TEXT_LIMIT, type EntryRow, type StatusKind } from '../../../contract/views.ts'
import { statusKinds } from '../../../contract/vocabularies.ts'
import { separator, type EntryStore } from './entry-store.ts'
import { isCheckout } from './places.ts'

/** So many recipients stand in a row. */
const recipientsInRow = 3

/** The row of an entry, small enough to cross a bridge by the screenful. */
export function rowOf(store: EntryStore, slot: number, nowMs: number): EntryRow {
  const { columns, strings } = store
  const place = columns.place[slot] ?? 0
  const status = statusOf(store, slot, nowMs)
  const hops = strings.text(columns.hops[slot] ?? 0)
  const recipients = store.recipients[slot] ?? ''
  return {
    queue: store.places.queueOf(place),
    name: store.names[slot] ?? '',
    checkedOut: isCheckout(place),
    revision: store.revision(slot),
    mtimeMs: numberOrNull(columns.mtimeMs[slot]) ?? 0,
    spooledMs: numberOrNull(columns.spooledMs[slot]),
    status,
    sendAtMs: status === 'send-at' ? numberOrNull(columns.sendAtMs[slot]) : null,
    sender: cutOrNull(strings.text(columns.sender[slot] ?? 0)),
    recipients: recipients === '' ? [] : recipients.split(separator, recipientsInRow).map(cut),
    recipientCount: columns.recipientCount[slot] ?? 0,
    subject: cutOrNull(store.subjects[slot] ?? null),
    nextHop: hops === null ? null : cut(hops.split(separator, 1)[0] ?? ''),
    attempts: columns.attempts[slot] ?? 0,
    lastError: cutOrNull(strings.text(columns.lastError[slot] ?? 0)),
    dataBytes: numberOrNull(columns.dataBytes[slot]),
    unreadable: cutOrNull(strings.text(columns.unreadable[slot] ?? 0)),
    preview: cutOrNull(store.previews.get(slot) ?? null),
    known: store.isKnown(slot),
  }
}

/** The status as the reference acts on it: sending at a time that has passed is sending now. */
export function statusOf(store: EntryStore, slot: number, nowMs: number): StatusKind | null {
  const kind = statusKinds[(store.columns.status[slot] ?? 0) - 1] ?? null
  return kind === 'send-at' && (store.columns.sendAtMs[slot] ?? NaN) < nowMs ? 'send-now' : kind
}

/** When the entry's age began: when it was spooled, or else when its present phase began. NaN while unknown. */
export function bornMs(store: EntryStore, slot: number): number {
  const spooled = store.columns.spooledMs[slot] ?? NaN
  return Number.isNaN(spooled) ? (store.columns.mtimeMs[slot] ?? NaN) : spooled
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}

function cutOrNull(text: string | null): string | null {
  return text === null ? null : cut(text)
}

/** No longer than a row's text may be, and not in the middle of a character. */
function cut(text: string): string {
  if (text.length <= ROW_TEXT_LIMIT) return text
  const end = ROW_TEXT_LIMIT - 1
  return `${text.slice(0, isHighSurrogate(text, end - 1) ? end - 1 : end)}…`
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff
}
