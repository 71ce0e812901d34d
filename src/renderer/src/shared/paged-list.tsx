import { useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { Skeleton } from '../ui/skeleton.tsx'

const PAGE = 200

export interface PagedListProps<Line> {
  readonly label: string
  /** May grow: lines never change their places. */
  readonly count: number
  readonly linePx: number
  /** Null when they could not be read. Another reader is another list: give it another `key`. */
  readonly read: (offset: number, limit: number) => Promise<readonly Line[] | null>
  readonly children: (line: Line) => ReactNode
  readonly className?: string
  readonly style?: CSSProperties
}

/** A long list of which only what is in view is read, and is in the page. */
export function PagedList<Line>(props: PagedListProps<Line>) {
  const { label, count, linePx, read, children, className, style } = props
  const scroller = useRef<HTMLDivElement | null>(null)
  const { pages, want } = usePages(read)
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not in use
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    overscan: 8,
  })
  const shown = virtual.getVirtualItems()
  const first = Math.floor((shown[0]?.index ?? 0) / PAGE)
  const last = Math.floor((shown.at(-1)?.index ?? 0) / PAGE)
  useEffect(() => {
    for (let page = first; page <= last; page += 1) want(page, Math.min(PAGE, count - page * PAGE))
  }, [first, last, count, want])
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={label}
      className={clsx('overflow-y-auto -outline-offset-2', className)}
      style={style}
    >
      <div role="list" className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const line = pages.get(Math.floor(index / PAGE))?.[index % PAGE]
          return (
            <div
              key={key}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={count}
              className="absolute inset-x-0 top-0 border-b border-line/60"
              style={{ height: linePx, transform: `translateY(${String(start)}px)` }}
            >
              {line === undefined ? <Skeleton className="mx-3 mt-2 h-3 w-2/5" /> : children(line)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function usePages<Line>(read: PagedListProps<Line>['read']) {
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Line[]>>(new Map())
  const [first] = useState(() => read)
  const asked = useRef(new Map<number, number>())
  const want = useCallback(
    (page: number, lines: number) => {
      if ((asked.current.get(page) ?? 0) >= lines) return
      asked.current.set(page, lines)
      void first(page * PAGE, PAGE).then((found) => {
        if (found !== null) setPages((known) => new Map(known).set(page, found))
      })
    },
    [first],
  )
  return { pages, want }
}
