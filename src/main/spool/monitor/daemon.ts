import { systemClock } from './clock.ts'
import type { Clock, Daemon, Event, Monitor, Problem } from './monitor-intf.ts'
import { problemKey, problemOrder } from './problem.ts'
import { ProblemTracker } from './problem-tracker.ts'

/** The reference's. */
export const defaultDaemon: Daemon = { checkEveryMs: 15_000, alertAfterCycles: 2 }

/** How a daemon works; what is absent takes the reference's default. */
export function createDaemon(daemon: Partial<Daemon> = {}): Daemon {
  return {
    checkEveryMs: daemon.checkEveryMs ?? defaultDaemon.checkEveryMs,
    alertAfterCycles: daemon.alertAfterCycles ?? defaultDaemon.alertAfterCycles,
  }
}

/**
 * Makes a pass at once and then every `checkEveryMs` (a pass that takes longer delays the next one), and calls
 * `onEvent` with what started and ended, one after the other: ends before starts, each sorted as the reference sorts.
 *
 * Resolves when `stop` is aborted. Rejects when a pass fails or `onEvent` rejects; with `onFailure` a pass that fails is
 * reported there, nothing is known to have changed, and the next one is made in its time.
 */
export async function runDaemon<Queue extends string>(
  monitor: Monitor<Queue>,
  daemon: Daemon,
  onEvent: (event: Event<Queue>) => void | Promise<void>,
  options: {
    readonly stop?: AbortSignal
    readonly clock?: Clock
    readonly onFailure?: (error: unknown) => void
  } = {},
): Promise<void> {
  const { stop, clock = systemClock, onFailure } = options
  const tracker = new ProblemTracker<Problem<Queue>>(daemon.alertAfterCycles, problemKey)
  const order = problemOrder(monitor.queues)
  while (stop?.aborted !== true) {
    const startedMs = clock.now()
    const problems = await passOf(monitor, startedMs, onFailure)
    if (problems !== undefined) {
      const news = tracker.pass(problems)
      for (const problem of news.ends.toSorted(order))
        await onEvent({ kind: 'end', atMs: startedMs, problem })
      for (const problem of news.starts.toSorted(order))
        await onEvent({ kind: 'start', atMs: startedMs, problem })
    }
    await clock.wait(Math.max(0, startedMs + daemon.checkEveryMs - clock.now()), stop)
  }
}

async function passOf<Queue extends string>(
  monitor: Monitor<Queue>,
  nowMs: number,
  onFailure: ((error: unknown) => void) | undefined,
): Promise<readonly Problem<Queue>[] | undefined> {
  try {
    return (await monitor.fsck(nowMs)).problems
  } catch (error) {
    if (onFailure === undefined) throw error
    onFailure(error)
    return undefined
  }
}
