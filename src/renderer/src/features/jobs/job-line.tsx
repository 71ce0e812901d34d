import { clsx } from 'clsx'
import {
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleSlash,
  Pause,
  Play,
  Square,
  X,
} from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { JobView } from '../../../../contract/views.ts'
import { JobFailures } from '../../shared/job-failures.tsx'
import { useClock } from '../../store/clock.ts'
import { cancelJob, dismissJob, isRunning, outcomeText, pauseJob, resumeJob } from '../../store/jobs.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { longAge } from '../../words/ages.ts'
import { countText } from '../../words/sizes.ts'

export function JobLine({ job }: { readonly job: JobView }) {
  const [open, setOpen] = useState(job.failed > 0)
  const [seenFailed, setSeenFailed] = useState(job.failed)
  if (seenFailed !== job.failed) {
    // The first failure opens the list of them; after that it is the person's to close.
    if (seenFailed === 0) setOpen(true)
    setSeenFailed(job.failed)
  }
  const nowMs = useClock((state) => state.nowMs)
  const running = isRunning(job)
  return (
    <li className="px-3 py-1.5">
      <div className="flex min-h-7 items-center gap-2.5">
        <StateMark job={job} />
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
        {job.failed > 0 ? (
          <button
            type="button"
            aria-expanded={open}
            className="flex h-6 items-center gap-0.5 rounded px-1.5 text-xs font-medium text-bad hover:bg-hover"
            onClick={() => setOpen(!open)}
          >
            <ChevronRight
              className={clsx('size-3.5 transition-transform', open && 'rotate-90')}
              aria-hidden
            />
            {countText(job.failed)} failed
          </button>
        ) : null}
        <time
          className="shrink-0 text-xs text-faint"
          dateTime={new Date(job.endedMs ?? job.startedMs).toISOString()}
        >
          {longAge(job.endedMs ?? job.startedMs, nowMs)}
        </time>
        <Controls job={job} />
      </div>
      {job.failure === null ? null : (
        <p className="readable pl-7 text-bad">{failureText(job.failure).detail}</p>
      )}
      {open && job.failed > 0 ? <JobFailures job={job} /> : null}
    </li>
  )
}

function StateMark({ job }: { readonly job: JobView }) {
  const common = 'size-4 shrink-0'
  if (job.state === 'running') return <Spinner className="size-4 text-accent" />
  if (job.state === 'paused')
    return <CirclePause className={clsx(common, 'text-warn')} aria-label="paused" role="img" />
  if (job.state === 'cancelled')
    return <CircleSlash className={clsx(common, 'text-muted')} aria-label="cancelled" role="img" />
  if (job.state === 'failed' || job.failed > 0)
    return <CircleAlert className={clsx(common, 'text-bad')} aria-label="failed" role="img" />
  return <CircleCheck className={clsx(common, 'text-good')} aria-label="done" role="img" />
}

function Controls({ job }: { readonly job: JobView }) {
  if (!isRunning(job)) {
    return (
      <IconButton
        label="Take off the list"
        icon={<X aria-hidden />}
        onClick={() => void dismissJob(job.job)}
      />
    )
  }
  return (
    <>
      {job.state === 'running' ? (
        <IconButton label="Pause" icon={<Pause aria-hidden />} onClick={() => void pauseJob(job.job)} />
      ) : (
        <IconButton label="Go on" icon={<Play aria-hidden />} onClick={() => void resumeJob(job.job)} />
      )}
      <IconButton label="Cancel" icon={<Square aria-hidden />} onClick={() => void cancelJob(job.job)} />
    </>
  )
}
