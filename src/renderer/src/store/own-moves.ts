import type { JobId } from '../../../contract/views.ts'

/** Names of entries that this window itself acts upon: where they go is no surprise to the person at it. */
const moving = new Map<JobId, ReadonlySet<string>>()

/** Events of the file system come a little after the job has ended. */
const EXPECTED_AFTER_MS = 2000

export function expectMoves(job: JobId, names: readonly string[]): void {
  moving.set(job, new Set(names))
}

export function endMoves(job: JobId): void {
  if (moving.has(job)) setTimeout(() => moving.delete(job), EXPECTED_AFTER_MS)
}

export function isExpected(name: string): boolean {
  return [...moving.values()].some((names) => names.has(name))
}
