import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EntryView, MessageDocument } from '../../../../contract/views.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { TimeText } from '../../shared/time-text.tsx'
import { copyText } from '../../store/entry-parts.ts'
import { countText } from '../../words/sizes.ts'
import { statusLabels } from '../../words/statuses.ts'
import { timeOf } from '../../words/times.ts'
import { intervalText } from './attempts-tab.tsx'
import { FormBar } from './form-bar.tsx'

export interface MetadataTabProps {
  readonly view: EntryView
  readonly entry: MessageDocument
}

type Form = 'readable' | 'pretty' | 'disk'

/** The metadata of a message: for people, as an indented s-expression, and as it is on disk. */
export function MetadataTab({ view, entry }: MetadataTabProps) {
  const [form, setForm] = useState<Form>('readable')
  const text = form === 'disk' ? view.metadataText : view.metadataPretty
  return (
    <div className="flex h-full flex-col">
      <FormBar
        label="Form of the metadata"
        value={form}
        onChange={setForm}
        options={[
          { value: 'readable', label: 'Readable' },
          { value: 'pretty', label: 'S-expression' },
          { value: 'disk', label: 'On disk' },
        ]}
        copyLabel="Copy"
        onCopy={() => void copyText(form === 'readable' ? view.metadataText : text, 'Metadata')}
      />
      <div
        className="@container min-h-0 flex-1 overflow-auto px-4 pb-4"
        tabIndex={0}
        role="region"
        aria-label="Metadata"
      >
        {form === 'readable' ? (
          <Readable entry={entry} />
        ) : (
          <pre className="readable font-mono text-xs leading-4.5 break-words whitespace-pre-wrap">
            {readableText(text)}
          </pre>
        )}
      </div>
    </div>
  )
}

function Readable({ entry }: { readonly entry: MessageDocument }) {
  const { reason, at } = entry.status
  return (
    <dl className="readable">
      <Field name="Status">
        {statusLabels[entry.status.kind]}
        {at === undefined ? null : <Time iso={at} />}
      </Field>
      {reason === undefined ? null : (
        <Field name="Quarantined because">{readableText(reason.description)}</Field>
      )}
      <Field name="Id" mono>
        {entry.id}
      </Field>
      <Field name="Parent id" mono>
        {entry.parentId}
      </Field>
      <Many name="Related ids" values={entry.relatedIds} mono />
      <Many name="Flows" values={entry.flows} mono />
      <Field name="Spooled">
        <Time iso={entry.spoolDate} />
      </Field>
      <Field name="Sender" mono>
        {readableText(entry.sender)}
      </Field>
      <Many name="Sender arguments" values={entry.senderArgs} mono />
      <Many name="Recipients" values={entry.recipients} mono />
      <Many name="Remaining" values={entry.remainingRecipients} mono />
      <Many name="Failed" values={entry.failedRecipients} mono />
      <Many name="Rejected" values={entry.rejectedRecipients} mono />
      <Many name="Next hops" values={entry.nextHops} mono />
      {entry.route === null ? null : (
        <Field name="Route" mono>
          {readableText(entry.route)}
        </Field>
      )}
      <Many name="Retry after" values={entry.retryIntervals.map(intervalText)} />
      <Field name="Failed attempts">{countText(entry.relayAttempts.length)}</Field>
      <Field name="Written as">V{entry.metadataVersion}</Field>
    </dl>
  )
}

function Time({ iso }: { readonly iso: string }) {
  const ms = timeOf(iso)
  return (
    <>
      {' '}
      <span className="font-mono text-xs">{iso}</span>
      {ms === null ? null : (
        <span className="text-muted">
          {' '}
          (<TimeText form="long" ms={ms} />)
        </span>
      )}
    </>
  )
}

interface FieldProps {
  readonly name: string
  readonly mono?: boolean
  readonly children: ReactNode
}

function Field({ name, mono = false, children }: FieldProps) {
  return (
    <div className="grid gap-x-3 border-b border-line py-1.5 @sm:grid-cols-[minmax(7rem,26%)_1fr]">
      <dt className="font-medium text-muted">{name}</dt>
      <dd className={mono ? 'font-mono text-xs leading-4.5 break-all' : 'break-words'}>{children}</dd>
    </div>
  )
}

function Many({
  name,
  values,
  mono = false,
}: {
  readonly name: string
  readonly values: readonly string[]
  readonly mono?: boolean
}) {
  if (values.length === 0) return null
  return (
    <Field name={name} mono={mono}>
      {values.map((value, place) => (
        <span key={place} className="block">
          {readableText(value)}
        </span>
      ))}
    </Field>
  )
}
