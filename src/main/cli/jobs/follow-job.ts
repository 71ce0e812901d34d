/** A job, from its start to its end. */
import { countText } from '../../../contract/count-text.ts'
import type { EntryResult, JobView } from '../../../contract/views.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'

const pageSize = 10_000

/**
 * Answers when the job has ended, however it did. Reports progress; a signal cancels it, and what was done stays
 * done.
 */
export async function followJob(context: CommandContext, open: OpenSpool, job: JobView): Promise<JobView> {
  const { api, connection } = open
  const { output, globals, io } = context
  const cancel = (): void => void api.cancelJob({ job: job.job })
  const unsubscribe = connection.subscribe((event) => {
    if (event.kind !== 'job-changed' || event.job.job !== job.job) return
    if (!globals.progress) return
    void (globals.json
      ? output.jsonLine(progressDocument(event.job))
      : output.progress(progressLine(event.job)))
  })
  io.interrupted.addEventListener('abort', cancel, { once: true })
  if (io.interrupted.aborted) cancel()
  try {
    return await api.awaitJob({ job: job.job })
  } finally {
    io.interrupted.removeEventListener('abort', cancel)
    unsubscribe()
    await output.progress('')
  }
}

export async function* resultPages({ api }: OpenSpool, job: JobView): AsyncGenerator<readonly EntryResult[]> {
  for (let offset = 0; ;) {
    const { total, results } = await api.readJobResults({ job: job.job, offset, limit: pageSize })
    if (results.length > 0) yield results
    offset += results.length
    if (offset >= total || results.length === 0) return
  }
}

function progressDocument({ done, total, succeeded, failed }: JobView): object {
  return { event: 'progress', done, total, succeeded, failed }
}

function progressLine({ title, done, total, failed }: JobView): string {
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
  return `${title}: ${countText(done)} of ${countText(total)} (${String(percent)} %)${failed === 0 ? '' : `, ${countText(failed)} failed`}`
}
