import type { ColumnId } from '../../store/columns.ts'
import { headerElementId } from './header-element-id.ts'

/** How wide a column is on the screen, whatever made it so. */
export function shownWidth(id: ColumnId): number {
  return document.getElementById(headerElementId(id))?.getBoundingClientRect().width ?? 0
}
