import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import { readSource } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { hexLines } from './hex-lines.ts'
import { useAsync } from './use-async.ts'

/** Bytes on one page: what can be looked through without a virtual list. */
const PAGE_BYTES = 4096

/** The data file, byte by byte. */
export function HexView({ place, bytes }: { readonly place: EntryPlace; readonly bytes: number }) {
  const [offset, setOffset] = useState(0)
  const range = useAsync(`${place.key.name} ${String(offset)}`, () =>
    readSource(place, 'data', offset, PAGE_BYTES),
  )
  const last = Math.max(0, Math.floor((bytes - 1) / PAGE_BYTES)) * PAGE_BYTES
  const go = (to: number) => setOffset(Math.max(0, Math.min(last, to)))
  return (
    <>
      <div className="flex shrink-0 items-center gap-1 px-4 pb-2 text-xs text-muted">
        <IconButton
          label="Page before"
          icon={<ChevronLeft aria-hidden />}
          disabled={offset === 0}
          onClick={() => go(offset - PAGE_BYTES)}
        />
        <IconButton
          label="Next page"
          icon={<ChevronRight aria-hidden />}
          disabled={offset >= last}
          onClick={() => go(offset + PAGE_BYTES)}
        />
        <label className="ml-2 flex items-center gap-2">
          From byte
          <input
            key={offset}
            type="text"
            inputMode="numeric"
            defaultValue={String(offset)}
            onBlur={(event) => goToTyped(event.target.value, go)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') goToTyped(event.currentTarget.value, go)
            }}
            className="tabular h-6 w-28 rounded border border-control bg-surface px-2 text-xs"
          />
        </label>
        <span className="tabular">of {bytes}</span>
      </div>
      {range.phase === 'failed' ? <Banner tone="bad" title={failureText(range.failure).title} /> : null}
      {range.phase === 'loading' ? <Skeleton className="mx-4 h-3 w-3/5" /> : null}
      {range.phase === 'ready' ? (
        <pre
          tabIndex={0}
          aria-label="Bytes"
          className="readable min-h-0 flex-1 overflow-auto border-t border-line bg-sunken px-4 py-2 font-mono text-xs leading-4.5"
        >
          {hexLines(range.value.bytes, offset).join('\n')}
        </pre>
      ) : null}
    </>
  )
}

function goToTyped(text: string, go: (offset: number) => void): void {
  const typed = Number(text)
  if (Number.isInteger(typed) && typed >= 0) go(Math.floor(typed / 16) * 16)
}
