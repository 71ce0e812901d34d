import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { JobView } from '../../../contract/views.ts'
import { connectFake } from '../../test/fake-bridge.ts'
import { putOwnJob, useJobs } from './jobs.ts'
import { showBelow } from './show-view.ts'
import { useSettings } from './settings.ts'

const job: JobView = {
  job: 'j',
  spool: 's',
  action: 'freeze',
  title: 'Freeze 2 messages',
  operation: 'o',
  state: 'running',
  total: 2,
  done: 0,
  succeeded: 0,
  failed: 0,
  ratePerSecond: 1,
  startedMs: 0,
  endedMs: null,
  failure: null,
}

beforeEach(() => {
  vi.useFakeTimers()
  connectFake([])
  useJobs.setState({ jobs: [] })
  useSettings.setState({ bottomShown: false, bottomTab: 'jobs' })
})

afterEach(() => {
  vi.useRealTimers()
})

test('a job that takes a while shows itself', () => {
  putOwnJob(job)
  expect(useSettings.getState().bottomShown).toBe(false)
  vi.advanceTimersByTime(2000)
  expect(useSettings.getState()).toMatchObject({ bottomShown: true, bottomTab: 'jobs' })
})

test('it does not take the journal away from who has opened it meanwhile', () => {
  putOwnJob(job)
  showBelow('journal')
  vi.advanceTimersByTime(2000)
  expect(useSettings.getState()).toMatchObject({ bottomShown: true, bottomTab: 'journal' })
})
