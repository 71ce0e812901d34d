import { Grid3x3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { ShapeView as Shape } from '../../../../contract/spool-api.ts'
import { useListing } from '../../store/listing.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { shape } from '../../store/understanding.ts'
import type { ShapeBy } from '../../store/understanding.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { countText } from '../../words/sizes.ts'
import { CountFailed, Counting } from './counted-state.tsx'
import { PartialNote } from './partial-note.tsx'
import { Scope } from './scope.tsx'
import { ShapeGrid } from './shape-grid.tsx'

const choices: readonly { readonly value: ShapeBy; readonly label: string }[] = [
  { value: 'recipient', label: 'Recipient domain' },
  { value: 'sender', label: 'Sender domain' },
  { value: 'next-hop', label: 'Next hop' },
]

const FEW = 50
const MANY = 500

/** How many entries wait for whom, and since when: age × domain. */
export function ShapeView() {
  const current = useCurrentSpool()
  const spool = current?.spool ?? null
  const filter = useListing((state) => state.filter)
  const ready = useListing((state) => state.spool === spool)
  const [by, setBy] = useState<ShapeBy>('recipient')
  const [limit, setLimit] = useState(FEW)
  useEffect(
    () => (spool === null || !ready ? undefined : shape.show({ spool, filter, by, limit })),
    [spool, ready, filter, by, limit],
  )
  const { value, valueArgs, reading, failure } = shape.use()
  // A spool that has gone counts as empty, which says nothing of what is in it.
  const unknown = failure ?? current?.lost ?? null
  const fits = value !== null && valueArgs?.by === by && valueArgs.filter === filter
  return (
    <section aria-label="Shape" className="flex h-full min-w-0 flex-col bg-surface">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
        <h2 className="text-sm font-semibold">Shape</h2>
        <Scope />
        {value === null || unknown !== null ? null : (
          <span className="tabular shrink-0 text-sm text-muted">
            {countText(value.total.reduce((sum, count) => sum + count, 0))}
            {value.complete ? '' : ' so far'}
          </span>
        )}
        {reading && !fits ? <Spinner className="text-faint" /> : null}
        <span className="flex-1" />
        <Segmented label="Count by" value={by} options={choices} onChange={setBy} />
      </div>
      <PartialNote />
      <div className="min-h-0 flex-1">
        <Content
          value={value}
          dim={!fits}
          by={valueArgs?.by ?? by}
          failure={unknown === null ? null : <CountFailed failure={unknown} again={shape.again} />}
          onMore={limit === FEW ? () => setLimit(MANY) : null}
        />
      </div>
    </section>
  )
}

interface ContentProps {
  readonly value: Shape | null
  /** What is shown was counted for something else; the new counts are on their way. */
  readonly dim: boolean
  readonly by: ShapeBy
  readonly failure: ReactNode
  readonly onMore: (() => void) | null
}

function Content({ value, dim, by, failure, onMore }: ContentProps) {
  if (failure !== null) return failure
  if (value === null) return <Counting label="Counting the entries" />
  if (value.rows.length === 0) {
    if (!value.complete) return <Counting label="Counting the entries" />
    return (
      <EmptyState icon={<Grid3x3 />} title="Nothing to count">
        No entry is in this selection of queues and filter.
      </EmptyState>
    )
  }
  return (
    <div className={dim ? 'h-full opacity-60' : 'h-full'} aria-busy={dim}>
      <ShapeGrid key={by} shape={value} by={by} onMore={onMore} />
    </div>
  )
}
