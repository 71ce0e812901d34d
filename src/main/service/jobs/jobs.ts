import { FailureError } from '../../../contract/failure.ts'
import type { JobId } from '../../../contract/views.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { JobAnnouncer } from './job-announcer.ts'
import { Job } from './job.ts'
import type { JobStarter } from './job-work.ts'

/** Jobs that have ended stay on the list until dismissed; beyond so many, the oldest of them leave by themselves. */
const maxEndedJobs = 200

type JobOperation =
  | 'listJobs'
  | 'awaitJob'
  | 'readJobResults'
  | 'pauseJob'
  | 'resumeJob'
  | 'cancelJob'
  | 'setJobRate'
  | 'dismissJob'

/** The registry of jobs, and the operations of `SpoolApi` on it. Jobs belong to the service, not to a client. */
export interface Jobs extends ServicePart<JobOperation>, JobStarter {}

type AnyJob = Pick<
  Job<never>,
  'id' | 'spool' | 'results' | 'ended' | 'hasEnded' | 'view' | 'pause' | 'resume' | 'cancel' | 'setRate'
>

export function createJobs(context: ServiceContext): Jobs {
  const jobs = new Map<JobId, AnyJob>()
  const announcer = new JobAnnouncer((job) => context.emit({ kind: 'job-changed', job }))

  const find = (id: JobId): AnyJob => {
    const job = jobs.get(id)
    if (job === undefined) throw new FailureError({ code: 'unknown-job', job: id })
    return job
  }
  const changing = (change: (job: AnyJob) => void) => (args: { readonly job: JobId }) => {
    const job = find(args.job)
    change(job)
    return Promise.resolve(job.view())
  }
  const forgetOldest = () => {
    const ended = [...jobs.values()].filter((job) => job.hasEnded)
    for (const job of ended.slice(0, Math.max(0, ended.length - maxEndedJobs))) jobs.delete(job.id)
  }
  const cancelAll = async (all: readonly AnyJob[]) => {
    await Promise.all(all.map((job) => job.cancel()))
  }

  return {
    start(work) {
      forgetOldest()
      const job = new Job(work, {
        id: context.newId('job'),
        now: () => context.now(),
        changed: (view) => announcer.changed(view),
        fault: (error) => context.fault(error, `job “${work.title}”`),
      })
      jobs.set(job.id, job)
      announcer.changed(job.view())
      return job.view()
    },
    operations: () => ({
      listJobs: () => Promise.resolve([...jobs.values()].map((job) => job.view())),
      awaitJob: async ({ job }) => find(job).ended,
      readJobResults: ({ job, offset, limit, failedOnly }) => {
        const { results } = find(job)
        return Promise.resolve(
          failedOnly === true
            ? { total: results.failed, results: results.readFailed(offset, limit) }
            : { total: results.total, results: results.read(offset, limit) },
        )
      },
      pauseJob: changing((job) => job.pause()),
      resumeJob: changing((job) => job.resume()),
      cancelJob: async ({ job }) => find(job).cancel(),
      setJobRate: ({ job, ratePerSecond }) => changing((found) => found.setRate(ratePerSecond))({ job }),
      dismissJob: ({ job }) => {
        // A job that runs stays on the list: it would go on unseen.
        if (find(job).hasEnded) jobs.delete(job)
        return Promise.resolve()
      },
    }),
    spoolOpened: (spool) => ({
      close: () => cancelAll([...jobs.values()].filter((job) => job.spool === spool.id)),
    }),
    close: () => cancelAll([...jobs.values()]),
  }
}
