import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Sort } from '../../../../contract/views.ts'
import { columnDeclarations, isColumnId } from '../../store/columns.ts'
import type { ColumnId, ColumnSetting } from '../../store/columns.ts'
import { placeColumn } from '../../store/column-changes.ts'
import { sortBy } from '../../store/sorting.ts'
import { headerElementId } from './header-element-id.ts'
import { ResizeGrip } from './resize-grip.tsx'

export interface HeaderCellProps {
  readonly column: ColumnSetting
  readonly place: number
  readonly sort: readonly Sort[]
  /** The keyboard is on it. */
  readonly atCursor: boolean
  readonly onMenu: (column: ColumnId) => void
}

/** The header of a column: a click sorts by it, with Shift as a further key; dragged it goes to another place. */
export function HeaderCell({ column, place, sort, atCursor, onMenu }: HeaderCellProps) {
  const { title, align } = columnDeclarations[column.id]
  const rank = sort.findIndex(({ by }) => by === column.id)
  const key = sort[rank]
  const Arrow = key?.direction === 'descending' ? ArrowDown : ArrowUp
  const element = useRef<HTMLDivElement | null>(null)
  const edge = useColumnDrag(element, column.id)
  return (
    <div
      ref={element}
      id={headerElementId(column.id)}
      role="columnheader"
      aria-colindex={place + 1}
      aria-sort={rank === 0 ? key?.direction : undefined}
      className={clsx(
        'relative flex min-w-0 items-center gap-1 px-2.5 text-xs font-medium text-muted hover:bg-hover hover:text-ink',
        align === 'end' && 'flex-row-reverse',
        atCursor && 'outline-2 -outline-offset-2 outline-accent outline-solid',
        key !== undefined && 'text-ink',
        edge === 'before' && 'before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
        edge === 'behind' && 'before:absolute before:inset-y-0 before:right-0 before:w-0.5 before:bg-accent',
      )}
      onClick={(event) => sortBy(column.id, event.shiftKey)}
      onContextMenu={() => onMenu(column.id)}
    >
      <span className="truncate">{title}</span>
      {key === undefined ? null : <Arrow className="size-3 shrink-0 text-accent" aria-hidden />}
      {key !== undefined && sort.length > 1 ? (
        <span className="text-2xs text-accent">
          <span className="sr-only">sort key </span>
          {rank + 1}
        </span>
      ) : null}
      <ResizeGrip column={column.id} place={place} />
    </div>
  )
}

type Edge = 'before' | 'behind'

/** The edge of this header at which a dragged one would be put down; null while none is over it. */
function useColumnDrag(element: RefObject<HTMLElement | null>, id: ColumnId): Edge | null {
  const [edge, setEdge] = useState<Edge | null>(null)
  useEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const edgeAt = (clientX: number): Edge => {
      const { left, width } = current.getBoundingClientRect()
      return clientX < left + width / 2 ? 'before' : 'behind'
    }
    return combine(
      draggable({ element: current, getInitialData: () => ({ kind: 'column', column: id }) }),
      dropTargetForElements({
        element: current,
        canDrop: ({ source }) => source.data['kind'] === 'column' && source.data['column'] !== id,
        onDrag: ({ location }) => setEdge(edgeAt(location.current.input.clientX)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null)
          const moved = source.data['column']
          if (typeof moved === 'string' && isColumnId(moved))
            placeColumn(moved, id, edgeAt(location.current.input.clientX))
        },
      }),
    )
  }, [element, id])
  return edge
}
