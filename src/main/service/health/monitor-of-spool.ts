import { inspectMessages } from '../../message/inspect.ts'
import { createMonitor } from '../../spool/monitor/create-monitor.ts'
import type { Settle } from '../../spool/monitor/confirm.ts'
import type { Clock, Limits, Monitor } from '../../spool/monitor/monitor-intf.ts'
import type { OpenedSpool } from '../opened-spool.ts'

export interface MonitorTiming {
  readonly clock: Clock
  readonly settle?: Settle
}

/** A monitor of a spool that is open, which can read messages where it is a spool of messages. */
export function monitorOfSpool(
  spool: Pick<OpenedSpool, 'dir' | 'kind' | 'queues'>,
  limits: Limits<string>,
  timing: MonitorTiming,
): Monitor<string> {
  const spoolable = { queues: spool.queues, dirnameOfQueue: (queue: string) => queue }
  const inspect = spool.kind === 'message' ? { inspect: inspectMessages(spool.dir) } : {}
  return createMonitor(spoolable, { spoolDir: spool.dir, limits }, { ...timing, ...inspect })
}
