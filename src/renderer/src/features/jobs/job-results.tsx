import { ArrowRight, CircleAlert, CircleCheck, Copy, Save } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { EntryResult, JobView } from '../../../../contract/views.ts'
import { PagedList } from '../../shared/paged-list.tsx'
import { copyJobResults, readJobResults, saveJobResults } from '../../store/job-results.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'

/** What became of each entry, to be read, copied and saved. */
export function JobResults({ job, id }: { readonly job: JobView; readonly id: string }) {
  const [wanted, setWanted] = useState<'all' | 'failed'>(job.failed > 0 ? 'failed' : 'all')
  const shown = job.failed === 0 ? 'all' : wanted
  const of = { job: job.job, failedOnly: shown === 'failed' }
  const count = of.failedOnly ? job.failed : job.done
  return (
    <div id={id} className="mt-1 mb-1.5 ml-7">
      <div className="mb-1.5 flex flex-wrap items-center gap-2">
        {job.failed === 0 ? null : (
          <Segmented
            label="Which results"
            value={shown}
            onChange={setWanted}
            options={[
              { value: 'all', label: `All ${countText(job.done)}` },
              { value: 'failed', label: `${countText(job.failed)} failed` },
            ]}
          />
        )}
        <span className="flex-1" />
        <Button
          size="small"
          look="ghost"
          icon={<Copy className="size-3.5" aria-hidden />}
          onClick={() => void copyJobResults(of)}
        >
          Copy results
        </Button>
        <Button
          size="small"
          look="ghost"
          icon={<Save className="size-3.5" aria-hidden />}
          onClick={() => void saveJobResults(of, job)}
        >
          Save results…
        </Button>
      </div>
      <PagedList
        key={shown}
        label={of.failedOnly ? 'Entries that failed' : 'Results'}
        count={count}
        linePx={26}
        read={(offset, limit) => readJobResults(of, offset, limit)}
        className="h-40 rounded-md border border-line bg-sunken"
      >
        {(result) => <ResultLine result={result} />}
      </PagedList>
    </div>
  )
}

function ResultLine({ result }: { readonly result: EntryResult }) {
  return (
    <div className="readable flex h-full min-w-0 items-center gap-2.5 px-2.5 text-xs whitespace-nowrap">
      {result.kind === 'done' ? (
        <CircleCheck className="size-3.5 shrink-0 text-good" aria-label="done" role="img" />
      ) : (
        <CircleAlert className="size-3.5 shrink-0 text-bad" aria-label="failed" role="img" />
      )}
      <span className="shrink-0 font-mono">{readableName(result.name)}</span>
      {result.kind === 'done' ? (
        <span className="flex min-w-0 items-center gap-1.5 text-muted">
          {readableName(result.from)}
          <ArrowRight className="size-3 shrink-0" aria-label="to" role="img" />
          {result.to === null ? 'gone for good' : readableName(result.to)}
        </span>
      ) : (
        <Why failure={result.failure} />
      )}
    </div>
  )
}

function Why({ failure }: { readonly failure: Extract<EntryResult, { kind: 'failed' }>['failure'] }) {
  const { title, detail, advice } = failureText(failure)
  return (
    <>
      <span className="shrink-0 text-bad">{title}</span>
      <span className="truncate text-muted" title={`${detail} ${advice}`}>
        {detail} {advice}
      </span>
    </>
  )
}
