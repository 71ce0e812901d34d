import type { FileSystem } from '../file-system.ts'
import type { Spoolable } from '../spool-intf.ts'
import { systemClock } from './clock.ts'
import { confirm, defaultSettle, type Settle } from './confirm.ts'
import { fsck } from './fsck.ts'
import type { SecondInspector } from './inspect-with-second.ts'
import { Inspector } from './inspector.ts'
import type { Clock, Findings, InspectMetadata, Limits, Monitor, Spec } from './monitor-intf.ts'
import { monitoredSpool } from './monitored-spool.ts'
import { TimeSlices } from './time-slices.ts'

export interface MonitorOptions<Queue extends string> {
  /** Who reads metadata. Without it, metadata is not looked into. */
  readonly inspect?: InspectMetadata<Queue>
  /** Another thread that reads metadata; started when there is a great deal to be read. Without it, there is none. */
  readonly startSecond?: () => SecondInspector<Queue>
  /** Whether the thread has work that is more urgent: a pass then takes a fifth of its time. Never, unless told. */
  readonly isBusy?: () => boolean
  readonly settle?: Settle
  readonly clock?: Clock
  readonly fileSystem?: FileSystem
}

/**
 * A monitor of the spool in `spec.spoolDir`. Does not look at it: what is wrong with it shows in the first pass.
 *
 * Keep it for as long as the spool is watched: it remembers what it has read.
 */
export function createMonitor<Queue extends string>(
  spoolable: Pick<Spoolable<never, never, Queue, never>, 'queues' | 'dirnameOfQueue'>,
  spec: Spec<Queue>,
  options: MonitorOptions<Queue> = {},
): Monitor<Queue> {
  const { inspect, startSecond, settle = defaultSettle, clock = systemClock } = options
  const spool = monitoredSpool(spoolable, spec.spoolDir, inspect, options.fileSystem)
  const inspector = inspect === undefined ? undefined : new Inspector(spool, inspect, startSecond)

  const withLimits = (limits: Limits<Queue>): Monitor<Queue> => {
    const pass = (nowMs: number): Promise<Findings<Queue>> =>
      fsck(spool, limits, nowMs, inspector, new TimeSlices(options.isBusy))
    return {
      spec: { ...spec, limits },
      queues: spoolable.queues,
      fsck: pass,
      async runOnce({ stop } = {}) {
        const { problems, scanned } = await pass(clock.now())
        return { problems: await confirm(spool, problems, { clock, settle, stop }), scanned }
      },
      withLimits,
    }
  }
  return withLimits(spec.limits)
}
