import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { JobView } from '../../../../contract/views.ts'
import { useClock } from '../../store/clock.ts'
import { isRunning, outcomeText } from '../../store/jobs.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { longAge } from '../../words/ages.ts'
import { countText } from '../../words/sizes.ts'
import { JobControls } from './job-controls.tsx'
import { JobResults } from './job-results.tsx'
import { JobState } from './job-state.tsx'

export interface JobLineProps {
  readonly job: JobView
  /** It has been taken off the list. */
  readonly onGone: () => void
}

/** One job: what it does, how far it is, and what became of each entry. */
export function JobLine({ job, onGone }: JobLineProps) {
  const [open, setOpen] = useState(job.failed > 0)
  const [seenFailed, setSeenFailed] = useState(job.failed)
  if (seenFailed !== job.failed) {
    // The first failure opens the list of them; after that it is the person's to close.
    if (seenFailed === 0) setOpen(true)
    setSeenFailed(job.failed)
  }
  const nowMs = useClock((state) => state.nowMs)
  const resultsId = useId()
  const running = isRunning(job)
  return (
    <li className="px-3 py-1.5">
      <div className="flex min-h-7 flex-wrap items-center gap-x-2.5 gap-y-1">
        <JobState job={job} />
        <span className="min-w-0 truncate font-medium">{job.title}</span>
        <span className="tabular shrink-0 text-muted">
          {running ? `${countText(job.done)} of ${countText(job.total)}` : outcomeText(job)}
        </span>
        {running ? (
          <ProgressBar
            done={job.done}
            total={job.total}
            label={job.title}
            className="max-w-72 flex-1"
            tone={job.failed > 0 ? 'warn' : 'accent'}
          />
        ) : null}
        <span className="flex-1" />
        {job.done === 0 ? null : (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={resultsId}
            className={clsx(
              'flex h-6 items-center gap-0.5 rounded px-1.5 text-xs font-medium hover:bg-hover',
              job.failed > 0 ? 'text-bad' : 'text-muted hover:text-ink',
            )}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight
              className={clsx('size-3.5 transition-transform', open && 'rotate-90')}
              aria-hidden
            />
            {job.failed > 0 ? `${countText(job.failed)} failed` : 'Results'}
          </button>
        )}
        <time
          className="shrink-0 text-xs text-faint"
          dateTime={new Date(job.endedMs ?? job.startedMs).toISOString()}
        >
          {longAge(job.endedMs ?? job.startedMs, nowMs)}
        </time>
        <JobControls job={job} onGone={onGone} />
      </div>
      {job.failure === null ? null : (
        <p className="readable pl-7 text-bad">{failureText(job.failure).detail}</p>
      )}
      {open && job.done > 0 ? <JobResults job={job} id={resultsId} /> : null}
    </li>
  )
}
