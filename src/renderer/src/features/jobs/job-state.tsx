import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, CirclePause, CircleSlash } from 'lucide-react'
import type { JobView } from '../../../../contract/views.ts'
import { Spinner } from '../../ui/spinner.tsx'

/** How a job stands, as a sign. */
export function JobState({ job }: { readonly job: JobView }) {
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
