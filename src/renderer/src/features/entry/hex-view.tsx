import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import { placeId, readSource } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { hexLines } from './hex-lines.ts'
import { useAsync } from './use-async.ts'

/** Bytes on one page: what can be looked through without a virtual list. */
const PAGE_BYTES = 4096

export interface HexViewProps {
  readonly place: EntryPlace
  readonly form: 'data' | 'metadata'
  readonly bytes: number
}

/** A file of the entry, byte by byte. */
export function HexView({ place, form, bytes }: HexViewProps) {
  const [offset, setOffset] = useState(0)
  const range = useAsync(`${placeId(place)} ${form} ${String(offset)}`, () =>
    readSource(place, form, offset, PAGE_BYTES),
  )
  const last = Math.max(0, Math.floor((bytes - 1) / PAGE_BYTES)) * PAGE_BYTES
  const go = (to: number) => setOffset(Math.max(0, Math.min(last, to)))
  return (
    <>
      <div className="flex shrink-0 items-center gap-1 px-4 pb-2 text-xs whitespace-nowrap text-muted">
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
            className="tabular h-6 w-24 min-w-12 rounded border border-control bg-surface px-2 text-xs"
          />
        </label>
        <span className="tabular">of {bytes}</span>
      </div>
      {range.phase === 'failed' ? <Banner tone="bad" title={failureText(range.failure).title} /> : null}
      {range.phase === 'loading' ? <Skeleton className="mx-4 h-3 w-3/5" /> : null}
      {range.phase === 'ready' ? <Bytes bytes={range.value.bytes} offset={offset} /> : null}
    </>
  )
}

/** From here on sixteen bytes fit on a line. */
const WIDE_PX = 610

function Bytes({ bytes, offset }: { readonly bytes: Uint8Array; readonly offset: number }) {
  const element = useRef<HTMLPreElement | null>(null)
  const [perLine, setPerLine] = useState<8 | 16>(8)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const observer = new ResizeObserver(() => setPerLine(current.clientWidth < WIDE_PX ? 8 : 16))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return (
    <pre
      ref={element}
      tabIndex={0}
      role="region"
      aria-label="Bytes"
      className="readable min-h-0 flex-1 overflow-auto border-t border-line bg-sunken px-4 py-2 font-mono text-xs leading-4.5"
    >
      {hexLines(bytes, offset, perLine).join('\n')}
    </pre>
  )
}

function goToTyped(text: string, go: (offset: number) => void): void {
  const typed = Number(text)
  if (Number.isInteger(typed) && typed >= 0) go(Math.floor(typed / 16) * 16)
}
