import type { ProblemView, RepairPlan } from '../../../../contract/views.ts'
import { readableName } from '../../words/names.ts'
import { problemLabels } from '../../words/problems.ts'
import { countText } from '../../words/sizes.ts'

export interface LeftAloneProps {
  readonly left: RepairPlan['left']
  readonly planned: ReadonlyMap<string, ProblemView>
}

/** So many of those with the same reason are named. */
const NAMED = 5

/** Problems for which there is no step, by the reason. */
export function LeftAlone({ left, planned }: LeftAloneProps) {
  if (left.length === 0) return null
  const groups = Map.groupBy(left, ({ reason }) => reason)
  return (
    <section aria-label="Left as they are" className="px-4 py-3">
      <h4 className="mb-1 text-xs font-semibold text-muted">Left as they are</h4>
      <ul className="readable space-y-2.5">
        {[...groups].map(([reason, problems]) => (
          <li key={reason}>
            <p>
              {reason}
              {problems.length === 1 ? '' : ` (${countText(problems.length)} times)`}
            </p>
            <Names problems={problems.flatMap(({ problem }) => planned.get(problem) ?? [])} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Names({ problems }: { readonly problems: readonly ProblemView[] }) {
  const more = problems.length - NAMED
  return (
    <>
      {problems.slice(0, NAMED).map(({ problem, kind, name }) => (
        <p key={problem} className="text-xs text-muted">
          {problemLabels[kind]}: <span className="font-mono wrap-anywhere">{readableName(name)}</span>
        </p>
      ))}
      {more > 0 ? <p className="text-xs text-muted">and {countText(more)} more</p> : null}
    </>
  )
}
