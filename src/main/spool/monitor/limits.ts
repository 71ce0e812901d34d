import type { Limits } from './monitor-intf.ts'

/** The reference's. A queue has no limit unless one is given. */
const defaultLimits = {
  maxCheckedOutAgeMs: 10 * 60_000,
  maxTmpFileAgeMs: 10 * 60_000,
} as const

/** Limits in milliseconds; what is absent takes the reference's default. */
export function createLimits<Queue extends string>(limits: Partial<Limits<Queue>> = {}): Limits<Queue> {
  return {
    maxCheckedOutAgeMs: limits.maxCheckedOutAgeMs ?? defaultLimits.maxCheckedOutAgeMs,
    maxTmpFileAgeMs: limits.maxTmpFileAgeMs ?? defaultLimits.maxTmpFileAgeMs,
    maxQueueAgesMs: limits.maxQueueAgesMs ?? ({} as Limits<Queue>['maxQueueAgesMs']),
  }
}

/** The limit of a queue; undefined where it has none. */
export function maxQueueAgeMs<Queue extends string>(limits: Limits<Queue>, queue: Queue): number | undefined {
  return Object.hasOwn(limits.maxQueueAgesMs, queue) ? limits.maxQueueAgesMs[queue] : undefined
}
