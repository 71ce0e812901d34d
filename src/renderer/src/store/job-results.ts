import type { EntryResult, JobId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { report } from './notices.ts'

/** The first entries that failed. */
export async function readJobFailures(job: JobId, limit: number): Promise<readonly EntryResult[]> {
  try {
    const { results } = await api().readJobResults({ job, offset: 0, limit, failedOnly: true })
    return results
  } catch (error) {
    report(error, 'The results of the job could not be read')
    return []
  }
}
