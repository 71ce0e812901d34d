import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { ProblemView, RepairPlan, SpoolView } from '../../../../contract/views.ts'
import { planRepair, setStatusMismatch, useRepair } from '../../store/health-repair.ts'
import type { StatusMismatch } from '../../store/health-repair.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { countText } from '../../words/sizes.ts'
import { LeftAlone } from './left-alone.tsx'
import { RepairFooter } from './repair-footer.tsx'
import { RepairStepLine } from './repair-step-line.tsx'
import { resultsOfSteps } from './results-of-steps.ts'

export interface RepairPlanViewProps {
  readonly spool: SpoolView
  readonly plan: RepairPlan
  /** How many problems are ticked now. */
  readonly chosen: number
}

const PAGE = 200

const choices: readonly { readonly value: StatusMismatch; readonly label: string }[] = [
  { value: 'move-to-queue-of-status', label: 'Move it to the queue of its status' },
  { value: 'set-status-of-queue', label: 'Set the status of its queue' },
]

/** The plan: every operation on a file, why, what it keeps and what it drops; then how each ended. */
export function RepairPlanView({ spool, plan, chosen }: RepairPlanViewProps) {
  const { phase, outdated, failure, planned, results } = useRepair()
  const [shown, setShown] = useState(PAGE)
  const region = useRef<HTMLDivElement | null>(null)
  const applied = phase === 'started'
  // The button that was pressed is gone: who works with the keyboard goes on in the plan.
  useEffect(() => {
    if (document.activeElement === document.body) region.current?.focus()
  }, [phase])
  const steps = plan.steps
  const ended = resultsOfSteps(steps, results, planned)
  return (
    <>
      <div
        ref={region}
        className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        tabIndex={0}
        role="region"
        aria-label="Steps"
      >
        <header className="px-4 pt-3 pb-2">
          <h3 className="text-base font-semibold">{headingOf(steps.length, applied)}</h3>
          <p className="text-muted">
            {applied
              ? 'What was done is in the journal, where it can be taken back.'
              : 'Nothing has been done yet. Each file is looked at once more before it is touched.'}
          </p>
        </header>
        {outdated && !applied ? (
          <Banner
            tone="warn"
            title="The plan may be out of date"
            className="mx-4 mb-2 rounded-lg"
            actions={
              <Button size="small" busy={phase === 'planning'} onClick={() => void planRepair()}>
                Plan again
              </Button>
            }
          >
            What is ticked, or the spool, has changed since it was made.
          </Banner>
        ) : null}
        {failure === null ? null : (
          <Banner tone="bad" live title={failureText(failure).title} className="mx-4 mb-2 rounded-lg">
            {failureText(failure).detail} {failureText(failure).advice}
          </Banner>
        )}
        {applied ? null : <MismatchChoice planned={planned} />}
        <ol
          aria-label="Steps of the plan"
          aria-busy={phase === 'planning'}
          className={clsx('divide-y divide-line border-y border-line', phase === 'planning' && 'opacity-60')}
        >
          {steps.slice(0, shown).map((step, place) => (
            <RepairStepLine
              key={step.step}
              step={step}
              quarantineDir={plan.quarantineDir}
              result={ended[place] ?? null}
            />
          ))}
        </ol>
        {steps.length > shown ? (
          <p className="p-2 text-center">
            <Button size="small" look="ghost" onClick={() => setShown(shown + PAGE)}>
              Show more of {countText(steps.length)} steps
            </Button>
          </p>
        ) : null}
        <LeftAlone left={plan.left} planned={planned} />
      </div>
      <RepairFooter spool={spool} plan={plan} chosen={chosen} />
    </>
  )
}

function headingOf(steps: number, applied: boolean): string {
  if (steps === 0) return 'Nothing to do'
  const count = `${countText(steps)} ${steps === 1 ? 'step' : 'steps'}`
  return applied ? `Repair: ${count}` : `Plan: ${count}`
}

/** Only where it makes a difference. */
function MismatchChoice({ planned }: { readonly planned: ReadonlyMap<string, ProblemView> }) {
  const value = useRepair((state) => state.statusMismatch)
  const leftOut = useRepair((state) => state.leftOut)
  const isThere = [...planned.values()].some(
    ({ kind, problem }) => kind === 'status-queue-mismatch' && !leftOut.has(problem),
  )
  if (!isThere) return null
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pb-3">
      <span className="text-muted" id="mismatch-choice">
        A status that contradicts its queue:
      </span>
      <Segmented
        label="A status that contradicts its queue"
        value={value}
        options={choices}
        onChange={setStatusMismatch}
      />
    </div>
  )
}
