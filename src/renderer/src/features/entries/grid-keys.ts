import type { KeyboardEvent } from 'react'
import { choose, extendTo, moveCursor, toggle } from '../../store/choose.ts'
import type { ColumnSetting } from '../../store/columns.ts'
import { useListing } from '../../store/listing.ts'
import { rowElementId } from './entry-row.tsx'
import { sortBy } from './grid-header.tsx'

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
 * the first row lies the row of headers, where Left and Right choose a column and Enter sorts by it.
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
      context.setHeaderCursor(Math.max(0, place - 1))
      return true
    case 'ArrowRight':
      context.setHeaderCursor(Math.min(context.columns.length - 1, place + 1))
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
    default:
      return false
  }
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
      return openMenu(at)
    case 'F10':
      return event.shiftKey && openMenu(at)
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

/** The menu key opens the menu at the row, where the pointer would open it. */
function openMenu(index: number): boolean {
  const row = document.getElementById(rowElementId(index))
  if (row === null) return false
  const { left, bottom } = row.getBoundingClientRect()
  row.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + 32,
      clientY: bottom - 4,
    }),
  )
  return true
}
