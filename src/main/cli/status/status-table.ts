/** `status` for people: the columns of the reference's table, and what else says why an entry is where it is. */
import type { EntryRow, SpoolKind } from '../../../contract/views.ts'
import { shortSize } from '../text/short-size.ts'
import { shortSpan } from '../text/short-span.ts'
import type { Style } from '../text/style.ts'
import type { Column } from '../text/table.ts'

export function statusColumns(kind: SpoolKind, nowMs: number): readonly Column<EntryRow>[] {
  return kind === 'message' ? messageColumns(nowMs) : genericColumns(nowMs)
}

function messageColumns(nowMs: number): readonly Column<EntryRow>[] {
  return [
    // Never cut: it is what other commands are given.
    { title: 'id', text: (row) => row.name },
    { title: 'queue', text: (row) => row.queue, mayGo: 2 },
    { title: 'sender', text: (row) => row.sender ?? '', shrinkTo: 10 },
    { title: 'recipients', text: recipientsOf, shrinkTo: 10 },
    {
      title: 'age',
      text: (row) => (row.spooledMs === null ? '' : shortSpan(nowMs - row.spooledMs)),
      align: 'right',
      style: (row) => (row.spooledMs === null ? null : styleOfAge(nowMs - row.spooledMs)),
    },
    { title: 'next attempt', text: (row) => nextAttempt(row, nowMs), style: styleOfStatus },
    { title: 'next hop', text: (row) => row.nextHop ?? '', shrinkTo: 8, mayGo: 1 },
    { title: 'last error', text: (row) => row.lastError ?? '', shrinkTo: 8, style: () => 'red' },
  ]
}

function genericColumns(nowMs: number): readonly Column<EntryRow>[] {
  return [
    { title: 'name', text: (row) => row.name },
    { title: 'queue', text: placeOf },
    { title: 'age', text: (row) => shortSpan(nowMs - row.mtimeMs), align: 'right' },
    {
      title: 'size',
      text: (row) => (row.dataBytes === null ? 'no data' : shortSize(row.dataBytes)),
      align: 'right',
      style: (row) => (row.dataBytes === null ? 'red' : null),
    },
    { title: 'metadata', text: (row) => row.preview ?? row.unreadable ?? '', shrinkTo: 10 },
  ]
}

function placeOf(row: EntryRow): string {
  return row.checkedOut ? `${row.queue} (checked out)` : row.queue
}

function recipientsOf(row: EntryRow): string {
  const more = row.recipientCount - row.recipients.length
  return `${row.recipients.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`
}

/** When it is tried again, or why it is not. */
function nextAttempt(row: EntryRow, nowMs: number): string {
  if (row.checkedOut) return 'checked out'
  switch (row.status) {
    case 'send-at':
      return row.sendAtMs === null || row.sendAtMs < nowMs ? 'now' : `in ${shortSpan(row.sendAtMs - nowMs)}`
    case 'send-now':
      return 'now'
    case 'sending':
    case 'frozen':
    case 'removed':
    case 'quarantined':
    case 'delivered':
      return row.status
    case null:
      return row.unreadable === null ? '' : 'unreadable'
  }
}

/** The reference's colours. */
function styleOfAge(ageMs: number): Style {
  const minutes = ageMs / 60_000
  if (minutes > 0 && minutes < 10) return 'green'
  if (minutes >= 10 && minutes < 60) return 'yellow'
  return minutes >= 60 && minutes < 180 ? 'red' : 'blue'
}

function styleOfStatus(row: EntryRow): Style | null {
  switch (row.status) {
    case 'send-now':
    case 'sending':
    case 'delivered':
      return 'green'
    case 'quarantined':
      return 'yellow'
    case 'frozen':
    case 'removed':
      return 'red'
    case 'send-at':
      return 'blue'
    case null:
      return 'red'
  }
}
