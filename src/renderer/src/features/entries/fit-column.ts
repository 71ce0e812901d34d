import type { ColumnId } from '../../store/columns.ts'
import { setColumnWidth } from '../../store/column-changes.ts'

/** Left and right of a cell's content. */
const PADDING_PX = 22

/** As wide as the widest content of the rows that are in the page, and as the header. */
export function fitColumn(id: ColumnId, place: number): void {
  const cells = document.querySelectorAll(`#entry-grid [aria-colindex="${String(place + 1)}"]`)
  const widths = [...cells].flatMap((cell) => [...cell.children].map(contentWidth))
  setColumnWidth(id, Math.max(0, ...widths) + PADDING_PX)
}

/** What is cut is measured as if it were not. */
function contentWidth(element: Element): number {
  const inner = [...element.children].reduce((sum, child) => sum + child.scrollWidth + 6, 0)
  return Math.max(element.scrollWidth, inner)
}
