import { ListChecks } from 'lucide-react'
import { useJobs } from '../../store/jobs.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { JobLine } from './job-line.tsx'

/** Below: what was done and is being done, with a result for each entry that failed. */
export function JobsPanel() {
  const jobs = useJobs((state) => state.jobs)
  if (jobs.length === 0) {
    return (
      <EmptyState icon={<ListChecks />} title="No jobs">
        What is done to entries shows here, with its progress and its result.
      </EmptyState>
    )
  }
  return (
    <ul aria-label="Jobs" className="h-full divide-y divide-line overflow-y-auto">
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
    </ul>
  )
}
