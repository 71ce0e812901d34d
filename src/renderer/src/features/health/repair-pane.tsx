import { CircleAlert, ClipboardList } from 'lucide-react'
import type { ReactNode } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { ProblemView, SpoolView } from '../../../../contract/views.ts'
import { planRepair, useRepair } from '../../store/health-repair.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { countText } from '../../words/sizes.ts'
import { RepairPlanView } from './repair-plan-view.tsx'

export interface RepairPaneProps {
  readonly spool: SpoolView
  readonly problems: readonly ProblemView[]
}

/** What would be done about the chosen problems: nothing happens before the plan is applied. */
export function RepairPane({ spool, problems }: RepairPaneProps) {
  return (
    <section aria-label="Repair plan" className="flex h-full flex-col border-l border-transparent">
      <Content spool={spool} problems={problems} />
    </section>
  )
}

function Content({ spool, problems }: RepairPaneProps): ReactNode {
  const plan = useRepair((state) => state.plan)
  const phase = useRepair((state) => state.phase)
  const failure = useRepair((state) => state.failure)
  const leftOut = useRepair((state) => state.leftOut)
  const chosen = problems.filter(({ problem }) => !leftOut.has(problem)).length
  if (plan !== null) return <RepairPlanView spool={spool} plan={plan} chosen={chosen} />
  if (phase === 'planning') {
    return (
      <EmptyState icon={<Spinner className="size-5.5" />} title="Looking at each file">
        The plan shows here. Nothing is changed by making it.
      </EmptyState>
    )
  }
  if (failure !== null) {
    const { title, detail, advice } = failureText(failure)
    return (
      <EmptyState
        icon={<CircleAlert />}
        tone="bad"
        title={title}
        actions={<Button onClick={() => void planRepair()}>Try again</Button>}
      >
        <p>{detail}</p>
        <p>{advice}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<ClipboardList />}
      title="Plan a repair"
      actions={
        <Button look="primary" disabled={chosen === 0} onClick={() => void planRepair()}>
          {chosen === 0 ? 'Nothing ticked' : `Plan the repair of ${countText(chosen)}`}
        </Button>
      }
    >
      A plan lists every file operation with its reason, to be read first. It changes nothing; applying it can
      be undone.
    </EmptyState>
  )
}
