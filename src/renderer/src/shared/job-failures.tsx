import { useEffect, useState } from 'react'
import { failureText } from '../../../contract/failure-text.ts'
import type { EntryResult, JobView } from '../../../contract/views.ts'
import { readJobFailures } from '../store/job-results.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { readableName } from '../words/names.ts'
import { countText } from '../words/sizes.ts'

const SHOWN = 200

/** Each entry that failed, with why and what to do. */
export function JobFailures({ job }: { readonly job: JobView }) {
  const [results, setResults] = useState<readonly EntryResult[] | null>(null)
  useEffect(() => {
    let current = true
    void readJobFailures(job.job, SHOWN).then((read) => {
      if (current) setResults(read)
    })
    return () => {
      current = false
    }
  }, [job.job, job.failed])
  if (results === null) return <Skeleton className="my-1 ml-7 h-3 w-1/2" />
  return (
    <ul
      className="readable mt-1 mb-1.5 ml-7 max-h-48 overflow-y-auto rounded-md border border-line bg-sunken"
      tabIndex={0}
      aria-label="Entries that failed"
    >
      {results.map((result) =>
        result.kind === 'failed' ? (
          <li key={`${result.from}/${result.name}`} className="flex gap-3 px-2.5 py-1 text-xs">
            <span className="shrink-0 font-mono">{readableName(result.name)}</span>
            <span className="text-bad">{failureText(result.failure).title}</span>
            <span className="text-muted">{`${failureText(result.failure).detail} ${failureText(result.failure).advice}`}</span>
          </li>
        ) : null,
      )}
      {job.failed > results.length ? (
        <li className="px-2.5 py-1 text-xs text-muted">and {countText(job.failed - results.length)} more</li>
      ) : null}
    </ul>
  )
}
