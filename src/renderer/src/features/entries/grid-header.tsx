import { useState } from 'react'
import type { ColumnId, ColumnSetting } from '../../store/columns.ts'
import { useListing } from '../../store/listing.ts'
import { ContextMenuArea } from '../../ui/menu.tsx'
import { useColumnMenu } from './column-menu.ts'
import { HeaderCell } from './header-cell.tsx'

export const HEADER_PX = 30

export interface GridHeaderProps {
  readonly columns: readonly ColumnSetting[]
  readonly template: string
  /** Of all columns together: the header is as wide as the rows, however little of them is in view. */
  readonly widthPx: number
  /** The column that the keyboard is on; null while it is on the rows. */
  readonly cursor: number | null
}

export function GridHeader({ columns, template, widthPx, cursor }: GridHeaderProps) {
  const sort = useListing((state) => state.sort)
  const [menuColumn, setMenuColumn] = useState<ColumnId | null>(null)
  const entries = useColumnMenu(columns, menuColumn)
  return (
    <ContextMenuArea label="Column" entries={entries}>
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
            <HeaderCell
              key={column.id}
              column={column}
              place={place}
              sort={sort}
              atCursor={cursor === place}
              onMenu={setMenuColumn}
            />
          ))}
        </div>
      </div>
    </ContextMenuArea>
  )
}
