import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { HeaderView } from '../../../../contract/views.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { copyText } from '../../store/entry-parts.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { FormBar } from './form-bar.tsx'

/** All headers, in their order: decoded for people, or as they are in the message. */
export function HeadersTab({ headers }: { readonly headers: readonly HeaderView[] }) {
  const [form, setForm] = useState<'decoded' | 'raw'>('decoded')
  return (
    <div className="flex h-full flex-col">
      <FormBar
        label="Form of the headers"
        value={form}
        onChange={setForm}
        options={[
          { value: 'decoded', label: 'Decoded' },
          { value: 'raw', label: 'As written' },
        ]}
        copyLabel="Copy all"
        onCopy={() => void copyText(headers.map(({ name, raw }) => `${name}:${raw}`).join('\n'), 'Headers')}
      />
      <div
        className="@container min-h-0 flex-1 overflow-y-auto px-4 pb-4"
        tabIndex={0}
        role="region"
        aria-label="Headers"
      >
        {headers.length === 0 ? (
          <p className="py-6 text-center text-muted">The message has no headers.</p>
        ) : null}
        <dl className="readable">
          {headers.map((header, place) => (
            <Header key={`${header.name} ${String(place)}`} header={header} form={form} />
          ))}
        </dl>
      </div>
    </div>
  )
}

function Header({ header, form }: { readonly header: HeaderView; readonly form: 'decoded' | 'raw' }) {
  // Of the raw value only the blank after the colon is left out.
  const text = form === 'decoded' ? header.value : header.raw.replace(/^[ \t]/, '').replaceAll('\r\n', '\n')
  return (
    <div className="group grid grid-cols-[1fr_auto] items-start gap-x-3 border-b border-line py-1 @sm:grid-cols-[minmax(7rem,22%)_1fr_auto]">
      <dt className="col-start-1 row-start-1 py-0.5 font-medium [overflow-wrap:anywhere] text-muted">
        {readableText(header.name)}
      </dt>
      <dd className="col-span-2 col-start-1 row-start-2 py-0.5 font-mono @sm:col-span-1 @sm:col-start-2 @sm:row-start-1 text-xs leading-4.5 [overflow-wrap:anywhere] whitespace-pre-wrap">
        {readableText(text)}
      </dd>
      <dd className="col-start-2 row-start-1 @sm:col-start-3">
        <IconButton
          label={`Copy ${header.name}`}
          icon={<Copy aria-hidden />}
          className="size-6 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
          onClick={() => void copyText(text, header.name)}
        />
      </dd>
    </div>
  )
}
