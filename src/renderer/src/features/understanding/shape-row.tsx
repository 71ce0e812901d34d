import { clsx } from 'clsx'
import { memo } from 'react'
import type { ShapeView } from '../../../../contract/spool-api.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import type { ShapeBy } from '../../store/understanding.ts'
import { countText } from '../../words/sizes.ts'
import { heatLooks, heatOf } from './heat.ts'
import { cellOf } from './shape-rows.ts'
import type { Place, ShapeRowData } from './shape-rows.ts'
import { cellText } from './shape-words.ts'

export function shapeCellId({ row, column }: Place): string {
  return `shape-${String(row)}-${String(column)}`
}

export interface ShapeRowProps {
  readonly shape: ShapeView
  readonly row: ShapeRowData
  readonly index: number
  readonly by: ShapeBy
  readonly most: number
  readonly largest: number
  /** The column that the keyboard is on, if it is on this row. */
  readonly cursor: number | null
  readonly onOpen: (place: Place) => void
  readonly onPoint: (place: Place) => void
}

export const ShapeRow = memo(function ShapeRow(props: ShapeRowProps) {
  const { shape, row, index, by, most, largest, cursor, onOpen, onPoint } = props
  const isAll = row.domain === null
  const cell = (column: number) => {
    const place = { row: index, column }
    const data = cellOf(shape, [row], { row: 0, column })
    return {
      id: shapeCellId(place),
      'aria-label': data === null ? undefined : cellText(shape, by, data),
      'data-cursor': cursor === column || undefined,
      onClick: () => onOpen(place),
      onMouseEnter: () => onPoint(place),
    }
  }
  return (
    <tr aria-rowindex={index + 2} className={clsx('group/line', isAll && 'font-semibold')}>
      <th
        scope="row"
        {...cell(0)}
        className={clsx(
          'sticky left-0 z-5 h-7.5 truncate border-b border-line/60 bg-surface pr-2 pl-3 text-left group-hover/line:bg-hover',
          isAll ? 'font-semibold' : 'font-normal',
          cursorLook,
        )}
      >
        {row.domain === null ? 'All' : readableText(row.domain)}
      </th>
      <td
        role="gridcell"
        {...cell(1)}
        className={clsx(
          'relative h-7.5 border-b border-line/60 pr-3 text-right group-hover/line:bg-hover',
          cursorLook,
        )}
      >
        {isAll ? null : (
          <span
            aria-hidden
            className="absolute inset-y-1.5 left-1 origin-left rounded-xs bg-quiet-soft"
            style={{ width: `calc((100% - 0.5rem) * ${String(row.total / largest)})` }}
          />
        )}
        <span className="tabular relative">{countText(row.total)}</span>
      </td>
      {row.counts.map((count, bucket) => (
        <td
          key={bucket}
          role="gridcell"
          {...cell(bucket + 2)}
          className={clsx(
            'tabular h-7.5 border-b border-l border-surface px-1 text-center',
            isAll ? 'bg-sunken' : heatLooks[heatOf(count, most)],
            count === 0 ? 'text-faint' : 'hover:brightness-95',
            cursorLook,
          )}
        >
          {count === 0 ? <span aria-hidden>·</span> : countText(count)}
        </td>
      ))}
    </tr>
  )
})

const cursorLook =
  'data-cursor:group-focus-visible/shape:outline-2 data-cursor:group-focus-visible/shape:-outline-offset-2 data-cursor:group-focus-visible/shape:outline-accent data-cursor:group-focus-visible/shape:outline-solid'
