import { useCallback, useMemo, useState } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { useCommand } from '../../store/command-handlers.ts'
import { chooseAll, clearChosen } from '../../store/choose.ts'
import { growingColumn, visibleColumns, widthIn } from '../../store/columns.ts'
import type { ColumnSetting } from '../../store/columns.ts'
import { useListing } from '../../store/listing.ts'
import { useSettings } from '../../store/settings.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { EntryRowView, rowElementId } from './entry-row.tsx'
import { GridHeader, HEADER_PX } from './grid-header.tsx'
import { gridKey } from './grid-keys.ts'
import { headerElementId } from './header-element-id.ts'
import { useRowWindow } from './use-row-window.ts'

const ROW_PX = 30

export interface EntryGridProps {
  /** Wraps the grid, to be opened at a row. */
  readonly menu: (grid: ReactNode) => ReactNode
  /** Enter: on to the entry itself. */
  readonly onOpen: () => void
}

export function EntryGrid({ menu, onOpen }: EntryGridProps) {
  const total = useListing((state) => state.list?.total ?? 0)
  const label = useListing((state) => state.filter.queues?.join(', ') ?? 'all queues')
  const cursorIndex = useListing((state) => state.cursor?.index ?? null)
  const columns = useVisibleColumns()
  const canDrag = useCurrentSpool()?.access.kind === 'read-write'
  const [headerCursor, setHeaderCursor] = useState<number | null>(null)
  const rows = useRowWindow(total, ROW_PX, HEADER_PX)
  const { first, last, rowsAPage, scroller, layer, heightPx, listPx, pool } = rows
  const times = useSettings((state) => state.times)
  const widths = columns.map((column) => widthIn(column, listPx, times))
  const template = templateOf(columns, widths)
  const widthPx = widths.reduce((sum, width) => sum + width, 0)

  useCommand('select-all', chooseAll, total > 0)

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      gridKey(event, { total, rowsAPage, columns, headerCursor, setHeaderCursor, onOpen, clear: clearChosen })
    },
    [total, rowsAPage, columns, headerCursor, onOpen],
  )

  const headerColumn = headerCursor === null ? undefined : columns[headerCursor]
  const inView = cursorIndex !== null && cursorIndex >= first && cursorIndex <= last
  const active =
    headerColumn !== undefined
      ? headerElementId(headerColumn.id)
      : inView
        ? rowElementId(cursorIndex)
        : undefined
  const indexes: number[] = []
  for (let index = first; index <= last; index += 1) indexes.push(index)

  return menu(
    <div
      ref={scroller}
      id="entry-grid"
      data-focus-home
      role="grid"
      tabIndex={0}
      aria-label={`Entries of ${label}`}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      aria-activedescendant={active}
      data-in-header={headerCursor === null ? undefined : true}
      className="group/grid relative h-full overflow-auto bg-surface outline-none"
      onKeyDown={onKeyDown}
      onBlur={() => setHeaderCursor(null)}
    >
      <GridHeader columns={columns} template={template} widthPx={widthPx} cursor={headerCursor} />
      <div
        role="rowgroup"
        className="relative min-w-full"
        style={
          {
            height: heightPx,
            minWidth: `max(100%, ${String(widthPx)}px)`,
            '--columns': template,
          } as CSSProperties
        }
      >
        <div ref={layer} role="presentation" className="absolute inset-x-0 top-0">
          {indexes.map((index) => (
            // Elements of rows that have gone out of view are used again: making new ones is what would take time.
            <EntryRowView key={index % pool} index={index} columns={columns} canDrag={canDrag} />
          ))}
        </div>
      </div>
    </div>,
  )
}

function useVisibleColumns(): readonly ColumnSetting[] {
  const columns = useSettings((state) => state.columns)
  const generic = useCurrentSpool()?.kind === 'generic'
  const queues = useListing((state) => state.filter.queues?.length ?? 0)
  return useMemo(() => visibleColumns(columns, { generic, queues }), [columns, generic, queues])
}

function templateOf(columns: readonly ColumnSetting[], widths: readonly number[]): string {
  const growing = growingColumn(columns)
  return columns
    .map(({ id }, place) => {
      const width = `${String(widths[place])}px`
      return id === growing ? `minmax(${width}, 1fr)` : width
    })
    .join(' ')
}
