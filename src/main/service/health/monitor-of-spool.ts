import { inspectMessages } from '../../message/inspect.ts'
import { createMonitor } from '../../spool/monitor/create-monitor.ts'
import type { Settle } from '../../spool/monitor/confirm.ts'
import type { Clock, Limits, Monitor } from '../../spool/monitor/monitor-intf.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { inspectingThread } from './inspecting-thread.ts'

export interface MonitorTiming {
  readonly clock: Clock
  readonly settle?: Settle
  readonly isBusy?: () => boolean
}

/**
 * A monitor of a spool that is open, which can read messages where it is a spool of messages. `fault` is told when the
 * thread that helps it ends by itself; the pass goes on without.
 */
export function monitorOfSpool(
  { dir, kind, queues }: Pick<OpenedSpool, 'dir' | 'kind' | 'queues'>,
  limits: Limits<string>,
  timing: MonitorTiming,
  fault: (error: unknown, where: string) => void,
): Monitor<string> {
  const spoolable = { queues, dirnameOfQueue: (queue: string) => queue }
  const messages = {
    inspect: inspectMessages(dir),
    startSecond: () => inspectingThread({ dir, kind, queues }, fault),
  }
  const ofKind = kind === 'message' ? messages : {}
  return createMonitor(spoolable, { spoolDir: dir, limits }, { ...timing, ...ofKind })
}
