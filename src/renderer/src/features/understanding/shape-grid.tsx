import { useCallback, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ShapeView } from '../../../../contract/spool-api.ts'
import { showMatching } from '../../store/understanding.ts'
import type { ShapeBy } from '../../store/understanding.ts'
import { ageLabel, ageRangeText, bucketRange } from '../../words/age-ranges.ts'
import { countText } from '../../words/sizes.ts'
import { ShapeFooter } from './shape-footer.tsx'
import { ShapeRow, shapeCellId } from './shape-row.tsx'
import { cellOf, shapeRows } from './shape-rows.ts'
import type { Place } from './shape-rows.ts'

export interface ShapeGridProps {
  readonly shape: ShapeView
  readonly by: ShapeBy
  /** Counts more domains one by one. */
  readonly onMore: (() => void) | null
}

const corners: Readonly<Record<ShapeBy, string>> = {
  recipient: 'Recipient domain',
  sender: 'Sender domain',
  'next-hop': 'Next hop',
}

/**
 * The heat map. It is a grid with one tab stop: arrows, Home and End go over its cells, Enter lists what a cell counts.
 * Every cell has its number; the colour only says it again.
 */
export function ShapeGrid({ shape, by, onMore }: ShapeGridProps) {
  const rows = useMemo(() => shapeRows(shape), [shape])
  const columns = shape.boundsMs.length + 3
  const [cursor, setCursor] = useState<Place>({ row: 0, column: 0 })
  const [pointed, setPointed] = useState<Place | null>(null)
  const at = { row: Math.min(cursor.row, rows.length - 1), column: Math.min(cursor.column, columns - 1) }
  const most = Math.max(1, ...rows.slice(1).flatMap(({ counts }) => counts))
  const largest = Math.max(1, ...rows.slice(1).map(({ total }) => total))

  // Stable, so that rows are not made anew while the pointer goes over them.
  const open = useCallback(
    (place: Place) => {
      setCursor(place)
      const cell = cellOf(shape, rows, place)
      if (cell !== null && cell.count > 0) void showMatching(cell.query)
    },
    [shape, rows],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') open(at)
    else {
      const next = moved(at, event, rows.length, columns)
      if (next === null) return
      setCursor(next)
      document.getElementById(shapeCellId(next))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    event.preventDefault()
  }

  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-auto">
        <table
          role="grid"
          tabIndex={0}
          aria-label={`${corners[by]} by age`}
          aria-rowcount={rows.length + 1}
          aria-activedescendant={shapeCellId(at)}
          onKeyDown={onKeyDown}
          onMouseLeave={() => setPointed(null)}
          className="group/shape w-full min-w-4xl table-fixed border-separate border-spacing-0 text-xs outline-none"
        >
          <colgroup>
            <col className="w-52" />
            <col className="w-20" />
            {shape.boundsMs.map((bound) => (
              <col key={bound} />
            ))}
            <col />
          </colgroup>
          <thead>
            <tr aria-rowindex={1} className="text-muted">
              <th scope="col" className={`${headerCell} left-0 z-20 pl-3 text-left`}>
                {corners[by]}
              </th>
              <th scope="col" className={`${headerCell} pr-3 text-right`}>
                Total
              </th>
              {[...shape.boundsMs, null].map((_, bucket) => (
                <BucketHeader key={bucket} boundsMs={shape.boundsMs} bucket={bucket} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <ShapeRow
                key={row.domain ?? ''}
                shape={shape}
                row={row}
                index={index}
                by={by}
                most={most}
                largest={largest}
                cursor={at.row === index ? at.column : null}
                onOpen={open}
                onPoint={setPointed}
              />
            ))}
          </tbody>
        </table>
        {shape.rest === 0 ? null : (
          <p className="px-3 py-2 text-muted">
            {countText(shape.rest)} more in other domains.{' '}
            {onMore === null ? null : (
              <button type="button" className="h-6 font-medium text-accent hover:underline" onClick={onMore}>
                Count them one by one
              </button>
            )}
          </p>
        )}
      </div>
      <ShapeFooter shape={shape} by={by} rows={rows} place={pointed ?? at} most={most} />
    </div>
  )
}

const headerCell =
  'sticky top-0 z-10 h-8 border-b border-line bg-sunken px-1 text-xs font-medium whitespace-nowrap'

function BucketHeader({
  boundsMs,
  bucket,
}: {
  readonly boundsMs: readonly number[]
  readonly bucket: number
}) {
  const { fromMs, toMs } = bucketRange(boundsMs, bucket)
  const exact = ageRangeText(fromMs, toMs)
  return (
    <th scope="col" className={`${headerCell} tabular text-center`} aria-label={exact} title={exact}>
      {toMs === null ? `${ageLabel(fromMs ?? 0)}+` : `<${ageLabel(toMs)}`}
    </th>
  )
}

function moved(at: Place, event: KeyboardEvent, rows: number, columns: number): Place | null {
  const { row, column } = at
  const far = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), column }
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column }
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, columns - 1) }
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) }
    case 'PageDown':
      return { row: Math.min(row + 10, rows - 1), column }
    case 'PageUp':
      return { row: Math.max(row - 10, 0), column }
    case 'Home':
      return { row: far ? 0 : row, column: 0 }
    case 'End':
      return { row: far ? rows - 1 : row, column: columns - 1 }
    default:
      return null
  }
}
