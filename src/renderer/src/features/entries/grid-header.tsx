import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import type { PointerEvent } from 'react'
import type { Sort } from '../../../../contract/views.ts'
import { columnDeclarations } from '../../store/columns.ts'
import type { ColumnId, ColumnSetting } from '../../store/columns.ts'
import { useListing } from '../../store/listing.ts'
import { sortListing } from '../../store/listing-open.ts'
import { setColumnWidth } from '../../store/column-changes.ts'

export const HEADER_PX = 30

export interface GridHeaderProps {
  readonly columns: readonly ColumnSetting[]
  readonly template: string
  /** Of all columns together: the header is as wide as the rows, however little of them is in view. */
  readonly widthPx: number
  /** The column that the keyboard is on; null while it is on the rows. */
  readonly cursor: number | null
}

export function headerElementId(column: ColumnId): string {
  return `entry-column-${column}`
}

/** Sorts by a column; again, the other way round. With `add`, as a further key behind those that there are. */
export function sortBy(column: ColumnId, add: boolean): void {
  const { sort } = useListing.getState()
  const known = sort.find(({ by }) => by === column)
  const turned: Sort = {
    by: column,
    direction:
      known === undefined
        ? columnDeclarations[column].firstDirection
        : known.direction === 'ascending'
          ? 'descending'
          : 'ascending',
  }
  if (!add) void sortListing([turned])
  else if (known === undefined) void sortListing([...sort, turned])
  else void sortListing(sort.map((key) => (key.by === column ? turned : key)))
}

export function GridHeader({ columns, template, widthPx, cursor }: GridHeaderProps) {
  const sort = useListing((state) => state.sort)
  return (
    <div
      role="rowgroup"
      className="sticky top-0 z-10 min-w-full bg-sunken"
      style={{ minWidth: `max(100%, ${String(widthPx)}px)` }}
    >
      <div
        role="row"
        aria-rowindex={1}
        className="grid min-w-full border-b border-line"
        style={{ gridTemplateColumns: template, height: HEADER_PX }}
      >
        {columns.map((column, place) => (
          <HeaderCell key={column.id} column={column} place={place} sort={sort} atCursor={cursor === place} />
        ))}
      </div>
    </div>
  )
}

interface HeaderCellProps {
  readonly column: ColumnSetting
  readonly place: number
  readonly sort: readonly Sort[]
  readonly atCursor: boolean
}

function HeaderCell({ column, place, sort, atCursor }: HeaderCellProps) {
  const { title, align } = columnDeclarations[column.id]
  const rank = sort.findIndex(({ by }) => by === column.id)
  const key = sort[rank]
  const Arrow = key?.direction === 'descending' ? ArrowDown : ArrowUp
  return (
    <div
      id={headerElementId(column.id)}
      role="columnheader"
      aria-colindex={place + 1}
      aria-sort={rank === 0 ? key?.direction : undefined}
      className={clsx(
        'relative flex min-w-0 items-center gap-1 px-2.5 text-xs font-medium text-muted hover:bg-hover hover:text-ink',
        align === 'end' && 'flex-row-reverse',
        atCursor && 'outline-2 -outline-offset-2 outline-accent outline-solid',
        key !== undefined && 'text-ink',
      )}
      onClick={(event) => sortBy(column.id, event.shiftKey)}
    >
      <span className="truncate">{title}</span>
      {key === undefined ? null : <Arrow className="size-3 shrink-0 text-accent" aria-hidden />}
      {key !== undefined && sort.length > 1 ? <span className="text-2xs text-accent">{rank + 1}</span> : null}
      <ResizeGrip column={column} />
    </div>
  )
}

function ResizeGrip({ column }: { readonly column: ColumnSetting }) {
  const from = useRef<{ readonly x: number; readonly widthPx: number } | null>(null)
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (from.current !== null)
      setColumnWidth(column.id, from.current.widthPx + event.clientX - from.current.x)
  }
  return (
    <span
      aria-hidden
      className="absolute inset-y-0 right-0 z-1 w-2 cursor-col-resize after:absolute after:inset-y-2 after:right-0 after:w-px after:bg-line-strong hover:after:inset-y-0 hover:after:w-0.5 hover:after:bg-accent"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        const header = event.currentTarget.parentElement
        from.current = { x: event.clientX, widthPx: header?.getBoundingClientRect().width ?? column.widthPx }
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null
      }}
    />
  )
}
