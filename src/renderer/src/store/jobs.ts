import { create } from 'zustand'
import { failureText } from '../../../contract/failure-text.ts'
import type { JobId, JobView } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { countText } from '../words/sizes.ts'
import { announce } from './announcements.ts'
import { notify, report } from './notices.ts'
import { endMoves } from './own-moves.ts'
import { useSettings } from './settings.ts'
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

/** What takes longer than this is worth to be watched. */
const SHOW_AFTER_MS = 1500

/** A job that this window has begun: its progress is shown if it takes a while. */
export function putOwnJob(job: JobView): void {
  putJob(job)
  if (isRunning(job)) announce(`${job.title}: begun`)
  setTimeout(() => {
    // Who has opened the journal meanwhile reads it: there, too, is how far the job is.
    if (useSettings.getState().bottomShown) return
    if (useJobs.getState().jobs.some((other) => other.job === job.job && isRunning(other))) showBelow('jobs')
  }, SHOW_AFTER_MS)
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
  // Who has cancelled it knows, and may be reading something else by now.
  const asWished = well || (job.state === 'cancelled' && job.failed === 0)
  notify(well ? 'good' : asWished ? 'info' : 'bad', job.title, text)
  // Why something could not be taken back stands in the journal.
  if (!asWished) showBelow(job.action === 'undo' || job.action === 'redo' ? 'journal' : 'jobs')
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

export const limitJob = (job: JobId, ratePerSecond: number | null) =>
  change(api().setJobRate({ job, ratePerSecond }), 'The rate of the job could not be limited')

/** Takes an ended job off the list. Answers whether it has gone. */
export async function dismissJob(job: JobId): Promise<boolean> {
  try {
    await api().dismissJob({ job })
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((other) => other.job !== job) }))
    return true
  } catch (error) {
    report(error, 'The job could not be taken off the list')
    return false
  }
}

export async function dismissEnded(): Promise<void> {
  const { jobs } = useJobs.getState()
  await Promise.all(jobs.filter((job) => !isRunning(job)).map(({ job }) => dismissJob(job)))
}
