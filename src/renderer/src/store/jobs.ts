import { create } from 'zustand'
import { failureText } from '../../../contract/failure-text.ts'
import type { JobId, JobView } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { countText } from '../words/sizes.ts'
import { announce } from './announcements.ts'
import { notify, report } from './notices.ts'
import { endMoves } from './own-moves.ts'
import { showBelow } from './show-view.ts'

/** Newest first. */
export const useJobs = create<{ readonly jobs: readonly JobView[] }>()(() => ({ jobs: [] }))

export function isRunning(job: JobView): boolean {
  return job.state === 'running' || job.state === 'paused'
}

export function putJob(job: JobView): void {
  const { jobs } = useJobs.getState()
  const known = jobs.find((other) => other.job === job.job)
  // Answers of calls and events overtake each other: an ended job does not run again.
  if (known !== undefined && !isRunning(known) && isRunning(job)) return
  useJobs.setState({
    jobs: known === undefined ? [job, ...jobs] : jobs.map((other) => (other.job === job.job ? job : other)),
  })
  if (!isRunning(job) && (known === undefined || isRunning(known))) ended(job)
}

/** The first listing: what ended before this window was there is no news. */
export async function loadJobs(): Promise<void> {
  const jobs = await api().listJobs({})
  useJobs.setState({ jobs: [...jobs].sort((a, b) => b.startedMs - a.startedMs) })
}

/** One line on how a job ended. */
export function outcomeText(job: JobView): string {
  if (job.failure !== null) return failureText(job.failure).title
  const parts = [`${countText(job.succeeded)} of ${countText(job.total)} done`]
  if (job.failed > 0) parts.push(`${countText(job.failed)} failed`)
  if (job.state === 'cancelled') parts.push('cancelled')
  return parts.join(', ')
}

function ended(job: JobView): void {
  endMoves(job.job)
  const well = job.state === 'done' && job.failed === 0
  const text = well && job.total === job.succeeded ? 'Done' : outcomeText(job)
  announce(`${job.title}: ${text}`)
  notify(well ? 'good' : 'bad', job.title, text)
  // Why something could not be taken back stands in the journal.
  if (!well) showBelow(job.action === 'undo' || job.action === 'redo' ? 'journal' : 'jobs')
}

async function change(call: Promise<JobView>, doing: string): Promise<void> {
  try {
    putJob(await call)
  } catch (error) {
    report(error, doing)
  }
}

export const pauseJob = (job: JobId) => change(api().pauseJob({ job }), 'The job could not be paused')
export const resumeJob = (job: JobId) => change(api().resumeJob({ job }), 'The job could not be resumed')
export const cancelJob = (job: JobId) => change(api().cancelJob({ job }), 'The job could not be cancelled')

export async function dismissJob(job: JobId): Promise<void> {
  try {
    await api().dismissJob({ job })
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((other) => other.job !== job) }))
  } catch (error) {
    report(error, 'The job could not be taken off the list')
  }
}
