import { ArrowRight, Download, Lock, Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { counted } from '../../../../contract/action-words.ts'
import type { EntryView, MessageDocument } from '../../../../contract/views.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { DragOutButton } from '../../shared/drag-out-button.tsx'
import { StatusBadge, UnreadableBadge } from '../../shared/status-badge.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import type { OpenedEntry } from '../../store/opened-entry.ts'
import { copyText } from '../../store/entry-parts.ts'
import { downloadOf } from '../../store/saving.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Badge } from '../../ui/badge.tsx'
import { Tip } from '../../ui/tip.tsx'
import { placeText, readableName } from '../../words/names.ts'
import { countText, sizeText } from '../../words/sizes.ts'
import { timeOf } from '../../words/times.ts'
import { readableSubject } from '../../words/subjects.ts'

export interface EntryTitleProps {
  readonly opened: OpenedEntry
  readonly view: EntryView
}

/** What the entry is, in a few lines. */
export function EntryTitle({ opened, view }: EntryTitleProps) {
  const { entry } = view
  const gone = opened.phase === 'gone'
  return (
    <header className={gone ? 'shrink-0 px-4 pt-3 pb-2.5 opacity-60' : 'shrink-0 px-4 pt-3 pb-2.5'}>
      <div className="flex items-start gap-2">
        <h2 className="readable line-clamp-2 min-w-0 flex-1 text-lg leading-6 font-semibold break-words [unicode-bidi:plaintext]">
          {titleOf(view)}
        </h2>
        <SaveEntry opened={opened} view={view} />
      </div>
      {entry.kind === 'message' ? <Envelope entry={entry} /> : null}
      <p className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted">
        {statusOf(view)}
        {entry.checkedOut ? (
          <Badge tone="warn" icon={<Lock aria-hidden />}>
            Checked out
          </Badge>
        ) : null}
        <Badge tone="quiet">{placeText(opened.key)}</Badge>
        <EntryAge view={view} />
        {entry.dataBytes === null ? (
          <span className="text-bad">no data file</span>
        ) : (
          <span className="tabular">{sizeText(entry.dataBytes)}</span>
        )}
        {attachmentsOf(view)}
        <Tip label="Copy the name">
          <button
            type="button"
            className="-mx-1 max-w-full truncate rounded px-1 font-mono leading-6 hover:bg-hover hover:text-ink"
            onClick={() => void copyText(entry.name, 'Name')}
          >
            {readableName(entry.name)}
          </button>
        </Tip>
      </p>
    </header>
  )
}

/** The message as a file: saved, or dragged out of the window. */
function SaveEntry({ opened, view }: EntryTitleProps) {
  const spool = useCurrentSpool()
  if (view.entry.dataBytes === null || spool?.spool !== opened.spool) return null
  return (
    <DragOutButton
      download={downloadOf(spool, opened.key)}
      label={spool.kind === 'message' ? 'Save as .eml' : 'Save the data'}
      icon={<Download aria-hidden />}
      className="-mr-1.5"
    />
  )
}

function titleOf({ entry }: EntryView): ReactNode {
  if (entry.kind === 'message') {
    return readableSubject(entry.subject) ?? <span className="text-faint">(no subject)</span>
  }
  return readableName(entry.name)
}

function statusOf({ entry }: EntryView): ReactNode {
  if (entry.kind === 'other') return entry.unreadable === undefined ? null : <UnreadableBadge />
  return (
    <StatusBadge
      status={entry.status.kind}
      atMs={entry.status.at === undefined ? null : timeOf(entry.status.at)}
    />
  )
}

function EntryAge({ view }: { readonly view: EntryView }) {
  const spooled = view.entry.kind === 'message' ? timeOf(view.entry.spoolDate) : null
  return <TimeText form="long" ms={spooled ?? view.mtimeMs} />
}

function attachmentsOf({ message }: EntryView): ReactNode {
  const count = message?.parts.filter(({ isAttachment }) => isAttachment).length ?? 0
  if (count === 0) return null
  return (
    <span className="inline-flex items-center gap-1">
      <Paperclip className="size-3.5" aria-hidden />
      {counted(count, 'attachment')}
    </span>
  )
}

const SHOWN_RECIPIENTS = 4

function Envelope({ entry }: { readonly entry: MessageDocument }) {
  const all = entry.recipients
  const more = all.length - SHOWN_RECIPIENTS
  return (
    <p className="readable mt-1 flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-muted">
      <span className="break-all text-ink">{readableText(entry.sender)}</span>
      <ArrowRight className="size-3.5 shrink-0" aria-label="to" role="img" />
      {all.slice(0, SHOWN_RECIPIENTS).map((recipient, place) => (
        <span key={`${recipient} ${String(place)}`} className="break-all">
          {readableText(recipient)}
          {place < Math.min(all.length, SHOWN_RECIPIENTS) - 1 ? ',' : ''}
        </span>
      ))}
      {more > 0 ? <span>and {countText(more)} more</span> : null}
    </p>
  )
}
