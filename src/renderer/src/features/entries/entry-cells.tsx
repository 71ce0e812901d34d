import { clsx } from 'clsx'
import { CircleAlert, Lock } from 'lucide-react'
import { memo } from 'react'
import type { ReactNode } from 'react'
import { errorInShort } from '../../../../contract/error-in-short.ts'
import type { EntryRow } from '../../../../contract/views.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { StatusBadge, UnreadableBadge } from '../../shared/status-badge.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import type { ColumnId } from '../../store/columns.ts'
import { readableName } from '../../words/names.ts'
import { countText, sizeText } from '../../words/sizes.ts'
import { readableSubject } from '../../words/subjects.ts'

/** The one cell of a column. Texts are cut by the column; their whole is in the title. */
export const EntryCell = memo(function EntryCell({
  column,
  row,
}: {
  readonly column: ColumnId
  readonly row: EntryRow
}) {
  if (!row.known && column !== 'name' && column !== 'queue')
    return <span aria-hidden className="block h-2 w-3/5 rounded bg-quiet-soft" />
  switch (column) {
    case 'age':
      return <TimeText form="short" className="truncate text-muted" ms={row.spooledMs ?? row.mtimeMs} />
    case 'changed':
      return <TimeText form="short" className="truncate text-muted" ms={row.mtimeMs} />
    case 'status':
      return <StatusCell row={row} />
    case 'queue':
      return <Plain text={readableName(row.queue)} className="text-muted" />
    case 'sender':
      return row.sender === null ? null : <Plain text={row.sender} />
    case 'recipients':
      return <RecipientsCell row={row} />
    case 'subject':
      return <SubjectCell row={row} />
    case 'next-hop':
      return row.nextHop === null ? null : <Plain text={row.nextHop} className="text-muted" />
    case 'attempts':
      return row.attempts === 0 ? null : <span className="tabular text-muted">{row.attempts}</span>
    case 'last-error':
      return row.lastError === null ? null : (
        <Plain text={errorInShort(row.lastError)} title={row.lastError} className="text-bad" />
      )
    case 'size':
      return <SizeCell row={row} />
    case 'name':
      return <NameCell row={row} />
  }
})

interface PlainProps {
  readonly text: string
  /** Where there is more to it than its column has. */
  readonly title?: string
  readonly className?: string
}

function Plain({ text, title = text, className }: PlainProps) {
  return (
    <span className={clsx('truncate', className)} title={readableText(title)}>
      {readableText(text)}
    </span>
  )
}

function NameCell({ row }: { readonly row: EntryRow }) {
  return (
    <span className="flex min-w-0 items-baseline gap-3">
      <Plain text={readableName(row.name)} className="shrink-0 font-mono text-xs" />
      {row.preview === null ? null : <Plain text={row.preview} className="text-xs text-muted" />}
    </span>
  )
}

function StatusCell({ row }: { readonly row: EntryRow }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <StatusOf row={row} />
      {row.checkedOut ? (
        <span className="text-warn" title="Checked out: somebody is working on it">
          <Lock className="size-3.5" aria-label="checked out" role="img" />
        </span>
      ) : null}
    </span>
  )
}

function StatusOf({ row }: { readonly row: EntryRow }): ReactNode {
  if (row.unreadable !== null) return <UnreadableBadge />
  return row.status === null ? null : <StatusBadge short status={row.status} atMs={row.sendAtMs} />
}

function RecipientsCell({ row }: { readonly row: EntryRow }) {
  const [first] = row.recipients
  if (first === undefined) return null
  const more = row.recipientCount - 1
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={row.recipients.map(readableText).join('\n')}>
      <span className="truncate">{readableText(first)}</span>
      {more > 0 ? (
        <span className="tabular shrink-0 rounded bg-quiet-soft px-1 text-2xs text-muted">
          +{countText(more)}
        </span>
      ) : null}
    </span>
  )
}

function SubjectCell({ row }: { readonly row: EntryRow }) {
  if (row.unreadable !== null) {
    return (
      <span className="flex min-w-0 items-center gap-1.5 text-bad" title={readableText(row.unreadable)}>
        <CircleAlert className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">
          {readableText(row.unreadable)} <span className="font-mono text-xs">({readableName(row.name)})</span>
        </span>
      </span>
    )
  }
  const subject = readableSubject(row.subject)
  if (subject === null) return <span className="truncate text-faint">(no subject)</span>
  return <Plain text={subject} className="font-medium text-ink" />
}

function SizeCell({ row }: { readonly row: EntryRow }) {
  if (row.dataBytes === null) {
    return (
      <span className="truncate text-bad" title="The data file is missing">
        no data
      </span>
    )
  }
  return <span className="tabular truncate text-muted">{sizeText(row.dataBytes)}</span>
}
