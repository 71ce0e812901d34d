import { ListChecks } from 'lucide-react'
import { useRef } from 'react'
import { dismissEnded, isRunning, useJobs } from '../../store/jobs.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { JobLine } from './job-line.tsx'

/** Below: what was done and is being done, with a result for each entry. */
export function JobsPanel() {
  const jobs = useJobs((state) => state.jobs)
  const panel = useRef<HTMLDivElement | null>(null)
  const ended = jobs.filter((job) => !isRunning(job)).length
  // The button that had the focus has gone with its job.
  const keepFocus = () => panel.current?.focus()
  return (
    <div
      ref={panel}
      tabIndex={-1}
      role="group"
      aria-label="Jobs, newest first"
      className="h-full overflow-y-auto outline-none"
    >
      {jobs.length === 0 ? (
        <EmptyState icon={<ListChecks />} title="No jobs">
          What is done to entries shows here, with its progress and its result.
        </EmptyState>
      ) : (
        <ul aria-label="Jobs" className="divide-y divide-line">
          {jobs.map((job) => (
            <JobLine key={job.job} job={job} onGone={keepFocus} />
          ))}
        </ul>
      )}
      {ended < 2 ? null : (
        <div className="border-t border-line p-2 text-center">
          <Button size="small" look="ghost" onClick={() => void dismissEnded().then(keepFocus)}>
            Take all that have ended off the list
          </Button>
        </div>
      )}
    </div>
  )
}
