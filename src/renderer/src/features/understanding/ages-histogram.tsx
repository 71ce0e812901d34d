import { useEffect } from 'react'
import { useListing } from '../../store/listing.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { ages, showMatching } from '../../store/understanding.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ageLabel, ageRangeText, bucketRange } from '../../words/age-ranges.ts'
import { ageQuery } from '../../words/queries.ts'
import { countText } from '../../words/sizes.ts'

/** How old the entries are: a bar for each age, and a click lists it. */
export function AgesHistogram() {
  const spool = useCurrentSpool()?.spool ?? null
  const filter = useListing((state) => state.filter)
  const ready = useListing((state) => state.spool === spool)
  useEffect(
    () => (spool === null || !ready ? undefined : ages.show({ spool, filter })),
    [spool, ready, filter],
  )
  const value = ages.use((state) => state.value)
  if (value === null) return <Skeleton className="h-full" />
  const { boundsMs, total } = value
  const most = Math.max(...total)
  if (most === 0)
    return (
      <p className="flex h-full items-center justify-center text-muted">
        No entry is in this selection of queues and filter.
      </p>
    )
  return (
    <ul aria-label="Entries by age" className="flex h-full items-stretch gap-1">
      {total.map((count, bucket) => {
        const { fromMs, toMs } = bucketRange(boundsMs, bucket)
        const range = ageRangeText(fromMs, toMs)
        return (
          <li key={bucket} className="min-w-0 flex-1">
            <button
              type="button"
              disabled={count === 0}
              title={range}
              className="group/bar flex h-full w-full flex-col items-stretch justify-end rounded-md px-0.5 pt-1 enabled:hover:bg-hover"
              onClick={() => void showMatching(ageQuery(fromMs, toMs))}
            >
              <span className="tabular text-center text-2xs text-muted">
                <span className={count === 0 ? 'sr-only' : undefined}>{countText(count)}</span>
                <span className="sr-only">
                  {count === 1 ? ' entry' : ' entries'}, {range}
                </span>
              </span>
              <span className="flex min-h-0 flex-1 flex-col justify-end">
                <span
                  aria-hidden
                  className="rounded-t-sm bg-accent opacity-75 group-hover/bar:opacity-100 forced-colors:bg-[Highlight]"
                  style={{ height: `${String((count / most) * 100)}%`, minHeight: count === 0 ? 0 : 2 }}
                />
              </span>
              <span
                aria-hidden
                className="tabular mt-1 border-t border-line pt-1 text-center text-2xs whitespace-nowrap text-muted"
              >
                {toMs === null ? `${ageLabel(fromMs ?? 0)}+` : `<${ageLabel(toMs)}`}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
