import { HeartPulse } from 'lucide-react'
import { useState } from 'react'
import type { ProblemView } from '../../../../contract/views.ts'
import { setIncluded, useRepair } from '../../store/health-repair.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { countText } from '../../words/sizes.ts'
import { ProblemLine } from './problem-line.tsx'

const PAGE = 200

/** Everything that the monitor has found, worst first; ticked is what a plan is made for. */
export function ProblemList({ problems }: { readonly problems: readonly ProblemView[] }) {
  const leftOut = useRepair((state) => state.leftOut)
  const [shown, setShown] = useState(PAGE)
  const chosen = problems.filter(({ problem }) => !leftOut.has(problem)).length
  if (problems.length === 0) {
    return (
      <EmptyState icon={<HeartPulse />} title="No problems any more">
        What the plan was made for has been mended, or has gone by itself.
      </EmptyState>
    )
  }
  return (
    <div className="flex h-full flex-col">
      <label className="flex h-8 shrink-0 items-center gap-2.5 border-b border-line bg-sunken px-3 text-xs font-medium text-muted">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={chosen === problems.length}
          ref={(element) => {
            if (element !== null) element.indeterminate = chosen > 0 && chosen < problems.length
          }}
          onChange={(event) =>
            setIncluded(
              problems.map(({ problem }) => problem),
              event.target.checked,
            )
          }
        />
        <span className="tabular">
          {countText(chosen)} of {countText(problems.length)} to repair
        </span>
      </label>
      <ul aria-label="Problems" className="min-h-0 flex-1 divide-y divide-line overflow-y-auto">
        {problems.slice(0, shown).map((problem) => (
          <ProblemLine key={problem.problem} problem={problem} included={!leftOut.has(problem.problem)} />
        ))}
        {problems.length > shown ? (
          <li className="p-2 text-center">
            <Button size="small" look="ghost" onClick={() => setShown(shown + PAGE)}>
              Show {countText(Math.min(PAGE, problems.length - shown))} more of {countText(problems.length)}
            </Button>
          </li>
        ) : null}
      </ul>
    </div>
  )
}
