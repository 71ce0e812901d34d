import { Copy, FolderOutput, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { JobView, RepairPlan, SpoolView } from '../../../../contract/views.ts'
import { copyText } from '../../store/entry-parts.ts'
import { applyRepair, forgetPlan, planRepair, useRepair } from '../../store/health-repair.ts'
import { isRunning, outcomeText, useJobs } from '../../store/jobs.ts'
import { undo, useJournal } from '../../store/journal.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { countText } from '../../words/sizes.ts'
import { planText } from './plan-text.ts'

export interface RepairFooterProps {
  readonly spool: SpoolView
  readonly plan: RepairPlan
  readonly chosen: number
}

/** Where dropped files go, and the way on. */
export function RepairFooter({ spool, plan, chosen }: RepairFooterProps) {
  const drops = plan.steps.some(({ drops: dropped }) => dropped !== null)
  return (
    <footer className="shrink-0 space-y-2 border-t border-line bg-sunken px-4 py-2.5">
      {drops ? (
        <p className="flex items-start gap-2 text-xs text-muted">
          <FolderOutput className="mt-px size-4 shrink-0" aria-hidden />
          <span className="readable min-w-0 wrap-anywhere">
            What is dropped is moved to <span className="font-mono text-ink">{plan.quarantineDir}</span>,
            beside the spool. Nothing is deleted.
          </span>
        </p>
      ) : null}
      <div className="flex items-center gap-2">
        <Way spool={spool} plan={plan} chosen={chosen} />
      </div>
    </footer>
  )
}

function Way({ spool, plan, chosen }: RepairFooterProps): ReactNode {
  const { phase, outdated, job: id } = useRepair()
  const job = useJobs((state) => state.jobs.find((other) => other.job === id) ?? null)
  if (phase === 'started') {
    return job === null ? <Closed chosen={chosen} /> : <Progress spool={spool} job={job} chosen={chosen} />
  }
  const steps = plan.steps.length
  const canWrite = spool.access.kind === 'read-write' && spool.lost === null
  return (
    <>
      <IconButton
        label="Copy the plan as text"
        icon={<Copy aria-hidden />}
        onClick={() => void copyText(planText(plan), 'Plan')}
      />
      <span className="flex-1 text-xs text-muted">
        {canWrite || steps === 0 ? '' : 'The spool is open for reading only.'}
      </span>
      <Button look="ghost" onClick={forgetPlan}>
        Discard
      </Button>
      {steps === 0 || outdated ? (
        <Button
          look={outdated ? 'primary' : 'plain'}
          busy={phase === 'planning'}
          onClick={() => void planRepair()}
        >
          Plan again
        </Button>
      ) : (
        <Button
          look="primary"
          busy={phase === 'starting' || phase === 'planning'}
          disabled={!canWrite}
          onClick={() => void applyRepair()}
        >
          Apply {countText(steps)} {steps === 1 ? 'step' : 'steps'}
        </Button>
      )}
    </>
  )
}

interface ProgressProps {
  readonly spool: SpoolView
  readonly job: JobView
  readonly chosen: number
}

function Progress({ spool, job, chosen }: ProgressProps) {
  const operation = useJournal(
    (state) => state.operations?.find((entry) => entry.operation === job.operation) ?? null,
  )
  if (isRunning(job)) {
    return (
      <>
        <ProgressBar done={job.done} total={job.total} label="Repair" className="flex-1" />
        <span className="tabular text-muted">
          {countText(job.done)} of {countText(job.total)}
        </span>
      </>
    )
  }
  return (
    <>
      <span className={job.failed > 0 || job.state === 'failed' ? 'flex-1 text-bad' : 'flex-1 text-good'}>
        {operation?.state === 'undone' ? 'Taken back' : outcomeText(job)}
      </span>
      {operation?.undoable === true ? (
        <Button
          icon={<Undo2 className="size-4" aria-hidden />}
          onClick={() => void undo(spool.spool, operation)}
        >
          Undo
        </Button>
      ) : null}
      <Closed chosen={chosen} />
    </>
  )
}

function Closed({ chosen }: { readonly chosen: number }) {
  return (
    <>
      {chosen === 0 ? null : <Button onClick={() => void planRepair()}>Plan again</Button>}
      <Button look="primary" onClick={forgetPlan}>
        Close
      </Button>
    </>
  )
}
