import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { readableText } from '../../../../contract/readable-text.ts'
import type { LinesSnapshot } from './line-reader.ts'
import type { Match } from './use-source-search.ts'

const LINE_PX = 18
const READ_AHEAD = 200

export interface SourceLinesProps {
  readonly label: string
  readonly snapshot: LinesSnapshot
  readonly match: Match | null
  readonly text: string
  readonly onNearEnd: () => void
}

/** Numbered lines; only those in view are in the page. */
export function SourceLines({ label, snapshot, match, text, onNearEnd }: SourceLinesProps) {
  const scroller = useRef<HTMLDivElement | null>(null)
  const { lines, end } = snapshot
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not in use
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 20,
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (!end && lastShown > lines.length - READ_AHEAD) onNearEnd()
  }, [end, lastShown, lines.length, onNearEnd])
  useEffect(() => {
    if (match !== null) virtual.scrollToIndex(match.line, { align: 'center' })
  }, [match, virtual])
  const digits = String(lines.length).length
  return (
    <div
      ref={scroller}
      className="readable min-h-0 flex-1 overflow-auto border-t border-line bg-sunken font-mono text-xs"
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0 flex gap-3 px-3 leading-4.5"
            style={{ transform: `translateY(${String(item.start)}px)` }}
          >
            <span
              aria-hidden
              className="tabular shrink-0 text-right text-faint select-none"
              style={{ width: `${String(digits)}ch` }}
            >
              {item.index + 1}
            </span>
            <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
              {marked(lines[item.index] ?? '', text, match?.line === item.index ? match.column : null)}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}

function marked(line: string, text: string, current: number | null): ReactNode {
  if (text === '') return readableText(line)
  const pieces: ReactNode[] = []
  const lower = line.toLowerCase()
  const wanted = text.toLowerCase()
  let from = 0
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length)) {
    pieces.push(
      readableText(line.slice(from, at)),
      <mark key={at} className={at === current ? 'bg-accent-fill text-on-accent' : 'bg-warn-soft text-warn'}>
        {readableText(line.slice(at, at + wanted.length))}
      </mark>,
    )
    from = at + wanted.length
  }
  pieces.push(readableText(line.slice(from)))
  return pieces
}
