import { clsx } from 'clsx'
import { Ellipsis } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { isChosen, setChosen, someOf, useChosen } from '../../store/chosen.ts'
import { choose, chooseForMenu, extendTo, toggle } from '../../store/choose.ts'
import { columnDeclarations } from '../../store/columns.ts'
import type { ColumnSetting } from '../../store/columns.ts'
import { beginDrag, endDrag, useDragging } from '../../store/dragging.ts'
import { rowAt, useListing } from '../../store/listing.ts'
import { dragRowOut, externalDragOfRow } from '../../store/saving.ts'
import { readableName } from '../../words/names.ts'
import { renderDragCard } from './drag-card.ts'
import { EntryCell } from './entry-cells.tsx'
import { openMenuAt } from './open-menu-at.ts'

export function rowElementId(index: number): string {
  return `entry-row-${String(index)}`
}

export interface EntryRowViewProps {
  readonly index: number
  readonly columns: readonly ColumnSetting[]
  readonly canDrag: boolean
}

export const EntryRowView = memo(function EntryRowView({ index, columns, canDrag }: EntryRowViewProps) {
  const row = useListing((state) => rowAt(state, index))
  const atCursor = useListing((state) => state.cursor?.index === index)
  const chosen = useChosen((state) => isChosen(state.chosen, index, row))
  const element = useRef<HTMLDivElement | null>(null)
  useRowDrag(element, index, canDrag)

  return (
    <div
      ref={element}
      id={rowElementId(index)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-cursor={atCursor || undefined}
      data-name={row === undefined ? undefined : readableName(row.name)}
      data-queue={row?.queue}
      className={clsx(
        'group/row relative grid h-(--row-height) min-w-full grid-cols-(--columns) items-center border-b border-line/60 contain-content',
        chosen ? 'bg-selected hover:bg-selected-hover' : 'hover:bg-hover',
        atCursor &&
          'after:pointer-events-none after:absolute after:inset-0 after:border after:border-line-strong group-[:focus:not([data-in-header])]/grid:after:border-2 group-[:focus:not([data-in-header])]/grid:after:border-accent',
      )}
      onMouseDown={(event) => {
        if (event.button !== 0) return
        if (event.shiftKey) void extendTo(index)
        else if (!chosen && !event.ctrlKey && !event.metaKey) void choose(index)
      }}
      onClick={(event) => {
        if (event.shiftKey) return
        if (event.ctrlKey || event.metaKey) void toggle(index)
        else if (chosen) void choose(index)
      }}
      onContextMenu={() => void chooseForMenu(index)}
    >
      {columns.map(({ id }, place) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={place + 1}
          // The button of the menu lies over the cells of the same row.
          style={{ gridColumnStart: place + 1 }}
          className={clsx(
            'row-start-1 flex min-w-0 items-center overflow-hidden px-2.5 whitespace-nowrap',
            columnDeclarations[id].align === 'end' && 'justify-end text-right',
          )}
        >
          {row === undefined ? unread : <EntryCell column={id} row={row} />}
        </div>
      ))}
      {row === undefined ? null : <RowMenuButton />}
    </div>
  )
})

/**
 * The menu of the row for a pointer without another button. It is nothing to assistive technology: the grid is one tab
 * stop, and its menu key opens the same menu.
 */
function RowMenuButton() {
  return (
    <span
      aria-hidden
      className="sticky right-1 col-span-full row-start-1 w-6 justify-self-end opacity-0 group-hover/row:opacity-100"
    >
      <button
        type="button"
        tabIndex={-1}
        className="inline-flex size-6 items-center justify-center rounded-md border border-line bg-raised text-muted shadow-card hover:text-ink"
        onMouseDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation()
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          openMenuAt(event.currentTarget, left, bottom)
        }}
      >
        <Ellipsis className="size-4" />
      </button>
    </span>
  )
}

/** Not animated: a list that is scrolled fast has hundreds of them. */
const unread = <span aria-hidden className="block h-2 w-3/5 rounded bg-quiet-soft" />

function useRowDrag(
  element: { readonly current: HTMLDivElement | null },
  index: number,
  enabled: boolean,
): void {
  const latest = useRef(index)
  useEffect(() => {
    latest.current = index
  }, [index])
  useEffect(() => {
    const { current } = element
    if (current === null || !enabled) return undefined
    return draggable({
      element: current,
      // With Alt the system drags the files themselves, to anywhere but here.
      canDrag: ({ input }) => !(input.altKey && dragRowOut(latest.current)),
      getInitialData: () => ({ kind: 'entries' }),
      // A single message can be dropped outside of the window, too, where the host has an address for it.
      getInitialDataForExternal: () => externalDragOfRow(latest.current),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        // A row that is not chosen is dragged alone, and is what is chosen then.
        const at = latest.current
        const row = rowAt(useListing.getState(), at)
        if (row !== undefined && !isChosen(useChosen.getState().chosen, at, row)) setChosen(someOf([row]), at)
        void beginDrag()
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '14px', y: '10px' }),
          render: ({ container }) =>
            renderDragCard(container, useDragging.getState().drag?.count ?? 1, row?.subject ?? null),
        })
      },
      onDrop: ({ location }) => {
        const queue = location.current.dropTargets[0]?.data['queue']
        endDrag(typeof queue === 'string' ? queue : null)
      },
    })
  }, [element, enabled])
}
