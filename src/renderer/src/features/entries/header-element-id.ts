import type { ColumnId } from '../../store/columns.ts'

export function headerElementId(column: ColumnId): string {
  return `entry-column-${column}`
}
