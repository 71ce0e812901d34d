import { Pause, Play, Square, X } from 'lucide-react'
import type { JobView } from '../../../../contract/views.ts'
import { RateField } from '../../shared/rate-field.tsx'
import { cancelJob, dismissJob, isRunning, limitJob, pauseJob, resumeJob } from '../../store/jobs.ts'
import { IconButton } from '../../ui/icon-button.tsx'

export interface JobControlsProps {
  readonly job: JobView
  readonly onGone: () => void
}

/** What a person can do to a job: slow it down, halt it, end it; take it off the list once it has ended. */
export function JobControls({ job, onGone }: JobControlsProps) {
  if (!isRunning(job)) {
    return (
      <IconButton
        label={`Take “${job.title}” off the list`}
        icon={<X aria-hidden />}
        onClick={() => void dismissJob(job.job).then((gone) => (gone ? onGone() : undefined))}
      />
    )
  }
  const paused = job.state === 'paused'
  return (
    <>
      <RateField value={job.ratePerSecond} onChange={(rate) => void limitJob(job.job, rate)} kind="generic" />
      <IconButton
        label={paused ? 'Go on' : 'Pause'}
        icon={paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        onClick={() => void (paused ? resumeJob : pauseJob)(job.job)}
      />
      <IconButton label="Cancel" icon={<Square aria-hidden />} onClick={() => void cancelJob(job.job)} />
    </>
  )
}
