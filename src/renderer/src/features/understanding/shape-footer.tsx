import { clsx } from 'clsx'
import type { ShapeView } from '../../../../contract/spool-api.ts'
import type { ShapeBy } from '../../store/understanding.ts'
import { countText } from '../../words/sizes.ts'
import { heatLooks } from './heat.ts'
import type { Heat } from './heat.ts'
import { cellOf } from './shape-rows.ts'
import type { Place, ShapeRowData } from './shape-rows.ts'
import { cellText } from './shape-words.ts'

export interface ShapeFooterProps {
  readonly shape: ShapeView
  readonly by: ShapeBy
  readonly rows: readonly ShapeRowData[]
  /** The cell under the pointer or the keyboard. */
  readonly place: Place
  readonly most: number
}

const steps: readonly Heat[] = [1, 2, 3, 4, 5]

/** What the colours mean, and the cell that is looked at in words. */
export function ShapeFooter({ shape, by, rows, place, most }: ShapeFooterProps) {
  const cell = cellOf(shape, rows, place)
  return (
    <footer className="flex h-8 shrink-0 items-center gap-3 border-t border-line bg-sunken px-3 text-xs text-muted">
      <p className="min-w-0 flex-1 truncate">
        {cell === null ? '' : cellText(shape, by, cell)}
        {cell === null || cell.count === 0 ? '' : '. Click or Enter lists them.'}
      </p>
      <p className="flex shrink-0 items-center gap-1.5" aria-hidden>
        1
        <span className="flex overflow-hidden rounded-sm border border-line">
          {steps.map((step) => (
            <span key={step} className={clsx('h-3 w-5', heatLooks[step])} />
          ))}
        </span>
        <span className="tabular">{countText(most)}</span>
      </p>
    </footer>
  )
}
