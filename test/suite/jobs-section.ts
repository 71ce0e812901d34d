import { describe, expect, it } from 'vitest'
import type { SpoolEvent } from '../../src/contract/events.ts'
import type { JobId, JobView } from '../../src/contract/views.ts'
import { unpackFixture } from '../reference.ts'
import { clientOfTest, failureOf, type Connect } from './connected.ts'

export function jobsSection(connect: Connect): void {
  describe('jobs', () => {
    /** A job that freezes a thousand messages. */
    const started = async (ratePerSecond?: number) => {
      const client = await clientOfTest(connect)
      const { spool } = await client.openWhole(unpackFixture('message-1000-v3'))
      const { list } = await client.api.openList({
        spool,
        filter: { queues: ['active'], query: '' },
        sort: [],
      })
      const held = await client.api.holdSelection({ list, rows: [{ from: 0, to: 200 }] })
      const job = await client.api.startAction({
        spool,
        selection: { kind: 'held', selection: held.selection },
        action: { kind: 'freeze' },
        ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
      })
      return { client, api: client.api, events: client.events, spool, job }
    }
    const changesOf = (events: readonly SpoolEvent[], job: JobId): JobView[] =>
      events.flatMap((event) => (event.kind === 'job-changed' && event.job.job === job ? [event.job] : []))

    it('tells its progress, and keeps a result for each entry', async () => {
      const { client, api, events, job } = await started()
      expect(job).toMatchObject({ state: 'running', total: 200, endedMs: null, ratePerSecond: null })
      expect(await api.awaitJob({ job: job.job })).toMatchObject({ state: 'done', done: 200, succeeded: 200 })
      await client.seen((event) => event.kind === 'job-changed' && event.job.endedMs !== null)
      const told = changesOf(events, job.job)
      expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b))
      const page = await api.readJobResults({ job: job.job, offset: 190, limit: 100 })
      expect([page.total, page.results.length]).toEqual([200, 10])
      const failed = await api.readJobResults({ job: job.job, offset: 0, limit: 100, failedOnly: true })
      expect(failed).toEqual({ total: 0, results: [] })
    })

    it('is paused, resumed, paced and cancelled', async () => {
      // So slow that nothing happens by itself but the first entry.
      const { client, api, job } = await started(0.001)
      await client.until(
        () => api.listJobs({}),
        ([only]) => only?.done === 1,
      )
      expect(await api.pauseJob({ job: job.job })).toMatchObject({ state: 'paused', ratePerSecond: 0.001 })
      expect(await api.setJobRate({ job: job.job, ratePerSecond: null })).toMatchObject({ state: 'paused' })
      expect(await api.setJobRate({ job: job.job, ratePerSecond: 0.001 })).toMatchObject({ done: 1 })
      expect(await api.resumeJob({ job: job.job })).toMatchObject({ state: 'running' })
      const cancelled = await api.cancelJob({ job: job.job })
      expect(cancelled).toMatchObject({ state: 'cancelled', failure: null })
      expect(cancelled.done).toBeLessThan(200)
      expect(await api.awaitJob({ job: job.job })).toEqual(cancelled)
    })

    it('stays on the list until it is dismissed', async () => {
      const { api, job } = await started()
      await api.awaitJob({ job: job.job })
      expect((await api.listJobs({})).map((each) => each.job)).toEqual([job.job])
      await api.dismissJob({ job: job.job })
      expect(await api.listJobs({})).toEqual([])
      expect(await failureOf(api.awaitJob({ job: job.job }))).toEqual({ code: 'unknown-job', job: job.job })
    })

    it('is cancelled when its spool is closed', async () => {
      const { api, job, spool } = await started(0.001)
      await api.closeSpool({ spool })
      expect(await api.awaitJob({ job: job.job })).toMatchObject({ state: 'cancelled' })
    })
  })
}
