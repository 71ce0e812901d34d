import { FileQuestion } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { EntryView } from '../../../../contract/views.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { changeSetting, useSettings } from '../../store/settings.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { HtmlBody } from './html-body.tsx'
import { TextBody } from './text-body.tsx'

export interface MessageTabProps {
  readonly place: EntryPlace
  readonly view: EntryView
}

/** The message as it is meant to be read: its text or its HTML, where it has both the one that the person prefers. */
export function MessageTab({ place, view }: MessageTabProps) {
  const preferred = useSettings((state) => state.body)
  const { message, messageFailure, entry } = view
  if (message === null) {
    const { title, detail, advice } = failureText(
      messageFailure ?? { code: 'unreadable-message', problem: 'it has no data' },
    )
    return (
      <EmptyState icon={<FileQuestion />} tone="bad" title={title}>
        <p className="break-all">{detail}</p>
        <p>{advice}</p>
      </EmptyState>
    )
  }
  const { textPart, htmlPart } = message
  const quarantined = entry.kind === 'message' && entry.status.kind === 'quarantined'
  const both = textPart !== null && htmlPart !== null
  const body = both ? preferred : htmlPart !== null ? 'html' : 'text'
  return (
    <div className="flex h-full flex-col">
      {message.notes.length === 0 ? null : (
        <Banner
          tone="info"
          title={message.notes.length === 1 ? (message.notes[0] ?? '') : 'About this message'}
        >
          {message.notes.length === 1 ? undefined : (
            <ul className="list-disc pl-4">
              {message.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </Banner>
      )}
      {both ? (
        <div className="flex shrink-0 items-center px-4 pt-2">
          <Segmented
            label="Form of the message"
            value={body}
            onChange={(form) => changeSetting('body', form)}
            options={[
              { value: 'html', label: 'HTML' },
              { value: 'text', label: 'Text' },
            ]}
          />
        </div>
      ) : null}
      <div className="min-h-0 flex-1">
        {body === 'html' && htmlPart !== null ? (
          <GuardedHtml key={htmlPart} place={place} view={view} part={htmlPart} guarded={quarantined} />
        ) : textPart !== null ? (
          <TextBody place={place} part={textPart} />
        ) : !message.whole ? null : (
          <EmptyState icon={<FileQuestion />} title="No text">
            The message has no part that could be shown as text. Its attachments and its source have tabs of
            their own.
          </EmptyState>
        )}
      </div>
      {message.whole ? null : (
        <p className="shrink-0 border-t border-line px-4 py-1.5 text-xs text-muted" role="status">
          Reading the rest of the message…
        </p>
      )}
    </div>
  )
}

interface GuardedHtmlProps extends MessageTabProps {
  readonly part: string
  readonly guarded: boolean
}

/** HTML of a quarantined message is shown only when asked for, each time anew. */
function GuardedHtml({ place, view, part, guarded }: GuardedHtmlProps) {
  const [shown, setShown] = useState(!guarded)
  if (shown && view.message !== null) return <HtmlBody place={place} message={view.message} part={part} />
  return (
    <EmptyState
      icon={<FileQuestion />}
      title="This message is quarantined"
      actions={<Button onClick={() => setShown(true)}>Show its HTML all the same</Button>}
    >
      Its HTML does not open by itself. It would be shown without scripts and without anything from outside.
    </EmptyState>
  )
}
