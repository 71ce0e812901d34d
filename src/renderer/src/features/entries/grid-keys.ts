import type { KeyboardEvent } from 'react'
import { choose, extendTo, moveCursor, toggle } from '../../store/choose.ts'
import type { ColumnSetting } from '../../store/columns.ts'
import { moveAmong, widenColumn } from '../../store/column-changes.ts'
import { useListing } from '../../store/listing.ts'
import { sortBy } from '../../store/sorting.ts'
import { rowElementId } from './entry-row.tsx'
import { openMenuAt } from './open-menu-at.ts'
import { headerElementId } from './header-element-id.ts'
import { shownWidth } from './shown-width.ts'

export interface GridKeyContext {
  readonly total: number
  readonly rowsAPage: number
  readonly columns: readonly ColumnSetting[]
  readonly headerCursor: number | null
  readonly setHeaderCursor: (column: number | null) => void
  readonly onOpen: () => void
  readonly clear: () => void
}

/**
 * The keys of the grid. It is one tab stop: arrows, Page Up and Down, Home and End move over the rows, and up from
 * the first row lies the row of headers, where Left and Right choose a column and Enter sorts by it (with Shift, as a
 * further key).
 */
export function gridKey(event: KeyboardEvent<HTMLDivElement>, context: GridKeyContext): void {
  const handled = context.headerCursor === null ? rowKey(event, context) : headerKey(event, context)
  if (handled) event.preventDefault()
}

function headerKey(event: KeyboardEvent, context: GridKeyContext): boolean {
  const place = context.headerCursor ?? 0
  const column = context.columns[place]
  switch (event.key) {
    case 'ArrowLeft':
      sideways(event, context, -1)
      return true
    case 'ArrowRight':
      sideways(event, context, 1)
      return true
    case 'Home':
      context.setHeaderCursor(0)
      return true
    case 'End':
      context.setHeaderCursor(context.columns.length - 1)
      return true
    case 'ArrowDown':
    case 'Escape':
      context.setHeaderCursor(null)
      return true
    case 'Enter':
    case ' ':
      if (column !== undefined) sortBy(column.id, event.shiftKey)
      return true
    case 'ContextMenu':
    case 'F10':
      return (
        column !== undefined &&
        (event.key === 'ContextMenu' || event.shiftKey) &&
        openMenu(document.getElementById(headerElementId(column.id)))
      )
    default:
      return false
  }
}

/** Left and Right go to the next column; with Control or Command they take the column along, with Shift they size it. */
function sideways(
  event: KeyboardEvent,
  { columns, headerCursor, setHeaderCursor }: GridKeyContext,
  by: -1 | 1,
): void {
  const place = headerCursor ?? 0
  const column = columns[place]
  const next = Math.max(0, Math.min(columns.length - 1, place + by))
  if (event.shiftKey && column !== undefined) {
    widenColumn(column.id, shownWidth(column.id), by)
    return
  }
  if ((event.ctrlKey || event.metaKey) && column !== undefined) moveAmong(columns, column.id, by)
  setHeaderCursor(next)
}

function rowKey(event: KeyboardEvent, context: GridKeyContext): boolean {
  const { total, rowsAPage } = context
  const { cursor } = useListing.getState()
  const at = cursor?.index ?? -1
  const go = (index: number) => {
    if (total === 0) return
    const place = Math.max(0, Math.min(index, total - 1))
    if (event.shiftKey) void extendTo(place)
    else if (event.ctrlKey || event.metaKey) void moveCursor(place)
    else void choose(place)
  }
  switch (event.key) {
    case 'ArrowDown':
      // Where the entry under the cursor has left, the next one stands in its place already.
      go(cursor?.vacated === true ? at : at + 1)
      return true
    case 'ArrowUp':
      if (at <= 0) context.setHeaderCursor(0)
      else go(at - 1)
      return true
    case 'PageDown':
      go(at + rowsAPage)
      return true
    case 'PageUp':
      go(at - rowsAPage)
      return true
    case 'Home':
      jump(event, 0)
      return true
    case 'End':
      jump(event, total - 1)
      return true
    case ' ':
      if (at >= 0) void toggle(at)
      return true
    case 'Enter':
      if (at >= 0) context.onOpen()
      return at >= 0
    case 'Escape':
      context.clear()
      return true
    case 'ContextMenu':
      return openMenu(rowElement(at))
    case 'F10':
      return event.shiftKey && openMenu(rowElement(at))
    default:
      return false
  }
}

/** Home and End, with Control or without: rows are what the grid moves over. */
function jump(event: KeyboardEvent, index: number): void {
  if (index < 0) return
  if (event.shiftKey) void extendTo(index)
  else void choose(index)
}

function rowElement(index: number): HTMLElement | null {
  return document.getElementById(rowElementId(index))
}

/** The menu key opens the menu of a row or a column, where the pointer would open it. */
function openMenu(element: HTMLElement | null): boolean {
  if (element === null) return false
  const { left, bottom } = element.getBoundingClientRect()
  openMenuAt(element, left + 32, bottom - 4)
  return true
}
