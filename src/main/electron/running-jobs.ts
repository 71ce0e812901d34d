import type { SpoolConnection } from '../../contract/spool-api.ts'
import type { JobId } from '../../contract/views.ts'

/** Follows the jobs of all spools by their events. Answers with the titles of those that have not ended. */
export function followJobs(connection: Pick<SpoolConnection, 'subscribe'>): () => readonly string[] {
  const running = new Map<JobId, string>()
  connection.subscribe((event) => {
    // They have ended with the service that ran them.
    if (event.kind === 'resync') running.clear()
    if (event.kind !== 'job-changed') return
    const { job, title, endedMs } = event.job
    if (endedMs === null) running.set(job, title)
    else running.delete(job)
  })
  return () => [...running.values()]
}
