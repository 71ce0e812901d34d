import { announce } from './announcements.ts'
import { columnDeclarations, defaultColumns } from './columns.ts'
import type { ColumnId, ColumnSetting } from './columns.ts'
import { changeSetting, useSettings } from './settings.ts'

const MAX_WIDTH_PX = 1200

function change(update: (columns: readonly ColumnSetting[]) => readonly ColumnSetting[]): void {
  changeSetting('columns', update(useSettings.getState().columns))
}

/** From now on the column is as wide as there is room. */
export function freeColumnWidth(id: ColumnId): void {
  change((columns) => columns.map((column) => (column.id === id ? { ...column, widthPx: null } : column)))
}

export function setColumnWidth(id: ColumnId, widthPx: number): void {
  const { minWidthPx } = columnDeclarations[id]
  const width = Math.round(Math.max(minWidthPx, Math.min(MAX_WIDTH_PX, widthPx)))
  change((columns) => columns.map((column) => (column.id === id ? { ...column, widthPx: width } : column)))
}

export function toggleColumn(id: ColumnId): void {
  change((columns) =>
    columns.map((column) => (column.id === id ? { ...column, shown: !column.shown } : column)),
  )
}

/** One place to the left (-1) or right (1) among all columns. */
export function moveColumn(id: ColumnId, by: -1 | 1): void {
  change((columns) => {
    const from = columns.findIndex((column) => column.id === id)
    const to = from + by
    const moved = columns[from]
    const other = columns[to]
    if (moved === undefined || other === undefined) return columns
    return columns.map((column, place) => (place === from ? other : place === to ? moved : column))
  })
}

/** Puts a column where another one is: before it, or behind it. */
export function placeColumn(id: ColumnId, other: ColumnId, where: 'before' | 'behind'): void {
  if (id === other) return
  change((columns) => {
    const moved = columns.find((column) => column.id === id)
    if (moved === undefined) return columns
    const rest = columns.filter((column) => column.id !== id)
    const at = rest.findIndex((column) => column.id === other) + (where === 'before' ? 0 : 1)
    return [...rest.slice(0, at), moved, ...rest.slice(at)]
  })
}

/** One place to the left (-1) or right (1) among the columns that are to be seen. */
export function moveAmong(visible: readonly ColumnSetting[], id: ColumnId, by: -1 | 1): void {
  const place = visible.findIndex((column) => column.id === id) + by
  const other = visible[place]
  if (other === undefined) return
  placeColumn(id, other.id, by < 0 ? 'before' : 'behind')
  announce(`${columnDeclarations[id].title} is column ${String(place + 1)} of ${String(visible.length)}`)
}

const STEP_PX = 16

/** A step narrower (-1) or wider (1) than it is now. */
export function widenColumn(id: ColumnId, nowPx: number, by: -1 | 1): void {
  setColumnWidth(id, nowPx + by * STEP_PX)
}

export function resetColumns(): void {
  changeSetting('columns', defaultColumns)
}
