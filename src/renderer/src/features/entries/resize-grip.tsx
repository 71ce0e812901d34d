import { useRef } from 'react'
import type { PointerEvent } from 'react'
import type { ColumnId } from '../../store/columns.ts'
import { setColumnWidth } from '../../store/column-changes.ts'
import { fitColumn } from './fit-column.ts'
import { shownWidth } from './shown-width.ts'

/** Drawn with the pointer it sizes the column; a double click makes it as wide as its content. */
export function ResizeGrip({ column, place }: { readonly column: ColumnId; readonly place: number }) {
  const from = useRef<{ readonly x: number; readonly widthPx: number } | null>(null)
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (from.current !== null) setColumnWidth(column, from.current.widthPx + event.clientX - from.current.x)
  }
  return (
    <span
      aria-hidden
      // The header itself is draggable: it must not be dragged by its grip.
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      className="absolute inset-y-0 right-0 z-1 w-2 cursor-col-resize after:absolute after:inset-y-2 after:right-0 after:w-px after:bg-line-strong hover:after:inset-y-0 hover:after:w-0.5 hover:after:bg-accent"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={() => fitColumn(column, place)}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, widthPx: shownWidth(column) }
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null
      }}
    />
  )
}
