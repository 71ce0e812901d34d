import { CircleAlert, HeartPulse } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { SpoolView } from '../../../../contract/views.ts'
import { checkHealth, showHealth, useHealth } from '../../store/health.ts'
import { beginRepair, followRepair, useRepair } from '../../store/health-repair.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panes } from '../../ui/panes.tsx'
import type { PanesProps } from '../../ui/panes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EndedProblems } from './ended-problems.tsx'
import { HealthHeading } from './health-heading.tsx'
import { ProblemList } from './problem-list.tsx'
import { RepairPane } from './repair-pane.tsx'

export interface HealthViewProps {
  readonly spool: SpoolView
  readonly split: Pick<PanesProps, 'id' | 'layout' | 'onLayout'>
}

/** What is wrong with the spool, and the plan that mends it. */
export function HealthView({ spool, split }: HealthViewProps) {
  const id = spool.spool
  useEffect(() => {
    beginRepair(id)
    const stopHealth = showHealth(id)
    const stopRepair = followRepair()
    return () => {
      stopHealth()
      stopRepair()
    }
  }, [id])
  return (
    <section aria-label="Health" className="flex h-full min-w-0 flex-col bg-surface">
      <HealthHeading spool={spool} />
      <div className="min-h-0 flex-1">
        <Content spool={spool} split={split} />
      </div>
      <EndedProblems spool={id} />
    </section>
  )
}

function Content({ spool, split }: HealthViewProps): ReactNode {
  const problems = useHealth((state) => (state.spool === spool.spool ? state.problems : null))
  const failure = useHealth((state) => state.failure)
  const hasPlan = useRepair((state) => state.plan !== null)
  if (problems === null) {
    return failure === null ? <Loading /> : <Failed failure={failure} spool={spool} />
  }
  if (problems.length === 0 && !hasPlan) return <NothingFound spool={spool} />
  return (
    <Panes
      orientation="horizontal"
      {...split}
      panes={[
        { id: 'problems', content: <ProblemList problems={problems} />, defaultPercent: 46, minPx: 300 },
        {
          id: 'repair',
          content: <RepairPane spool={spool} problems={problems} />,
          defaultPercent: 54,
          minPx: 340,
          handleLabel: 'Width of the repair plan',
        },
      ]}
    />
  )
}

function NothingFound({ spool }: { readonly spool: SpoolView }) {
  const checked = useHealth((state) => state.checked)
  const checking = useHealth((state) => state.checking)
  if (spool.health.state === 'unknown' && checked === null) {
    return (
      <EmptyState
        icon={<HeartPulse />}
        title="Not known yet"
        actions={
          <Button busy={checking} onClick={() => void checkHealth(spool.spool)}>
            Check now
          </Button>
        }
      >
        The monitor has not looked at all of the spool yet. What is wrong with it shows here as soon as it
        has.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<HeartPulse />} title="No problems found">
      Every entry has its registry file, its data and readable metadata, and is in one place only. The monitor
      goes on looking.
    </EmptyState>
  )
}

function Loading() {
  return (
    <div className="space-y-4 p-4" role="status" aria-label="Reading the problems">
      <Skeleton className="h-3 w-3/5" />
      <Skeleton className="h-3 w-2/5" />
      <Skeleton className="h-3 w-1/2" />
    </div>
  )
}

function Failed({
  failure,
  spool,
}: {
  readonly failure: Parameters<typeof failureText>[0]
  readonly spool: SpoolView
}) {
  const { title, detail, advice } = failureText(failure)
  return (
    <EmptyState
      icon={<CircleAlert />}
      tone="bad"
      title={title}
      actions={<Button onClick={() => void checkHealth(spool.spool)}>Check now</Button>}
    >
      <p>{detail}</p>
      <p>{advice}</p>
    </EmptyState>
  )
}
