import { useSettings } from '../../store/settings.ts'
import { countText } from '../../words/sizes.ts'
import { absoluteTime } from '../../words/times.ts'
import type { FlowSums } from './flow-sums.ts'

/** The charts in numbers, newest first. */
export function FlowTable({ sums, caption }: { readonly sums: FlowSums; readonly caption: string }) {
  const zone = useSettings((state) => state.zone)
  const buckets = sums.timesMs.map((_, bucket) => bucket).reverse()
  return (
    <div className="h-full overflow-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full max-w-4xl border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-xs text-muted">
          <tr>
            {['From', 'Arrived', 'Left', 'In the queues at its end'].map((title, place) => (
              <th
                key={title}
                scope="col"
                className={`sticky top-0 h-8 border-b border-line bg-sunken px-3 font-medium ${place === 0 ? 'text-left' : 'text-right'}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular">
          {buckets.map((bucket) => (
            <tr key={bucket} className="hover:bg-hover">
              <th scope="row" className="h-7 border-b border-line/60 px-3 text-left font-normal">
                {absoluteTime(sums.timesMs[bucket] ?? 0, zone)}
              </th>
              {[sums.arrivals, sums.departures, sums.size].map((counts, place) => (
                <td key={place} className="border-b border-line/60 px-3 text-right">
                  {countText(counts[bucket] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
