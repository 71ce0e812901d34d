import { columnDeclarations, defaultColumns } from './columns.ts'
import type { ColumnId, ColumnSetting } from './columns.ts'
import { changeSetting, useSettings } from './settings.ts'

const MAX_WIDTH_PX = 1200

function change(update: (columns: readonly ColumnSetting[]) => readonly ColumnSetting[]): void {
  changeSetting('columns', update(useSettings.getState().columns))
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

export function resetColumns(): void {
  changeSetting('columns', defaultColumns)
}
