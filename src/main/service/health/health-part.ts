import type { SpoolId } from '../../../contract/views.ts'
import { systemClock } from '../../spool/monitor/clock.ts'
import { createLimits } from '../../spool/monitor/limits.ts'
import type { Limits, Problem } from '../../spool/monitor/monitor-intf.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import type { MonitorTiming } from './monitor-of-spool.ts'
import { problemView } from './problem-view.ts'
import { SpoolHealth } from './spool-health.ts'

export interface Health extends ServicePart<'listProblems' | 'checkHealth'> {
  /** One confirmed pass, now. */
  check(spool: OpenedSpool, limits: Limits<string>): Promise<readonly Problem<string>[]>
  /** Something was mended, or broken again: looks soon, and tells what is different. */
  checkSoon(spool: OpenedSpool): void
}

export interface HealthOptions {
  /** @default the machine's clock, but `context.now()` for the time */
  readonly timing?: MonitorTiming
  /** Called in each cycle of a spool's daemon, after its pass. */
  everyCycle(spool: OpenedSpool): void
  /** Those of the daemon, and of who asks for none. Looked at before each pass. @default the reference's */
  readonly limits?: () => Limits<string>
}

/** Looks after the spools that are open. */
export function createHealth(context: ServiceContext, options: HealthOptions): Health {
  const healths = new Map<SpoolId, SpoolHealth>()
  const timing = options.timing ?? { clock: { ...systemClock, now: () => context.now() } }

  const healthOf = (spool: OpenedSpool): SpoolHealth => {
    const known = healths.get(spool.id)
    if (known !== undefined) return known
    const made = new SpoolHealth({
      context,
      spool,
      timing,
      limits: options.limits ?? createLimits,
      everyCycle: () => options.everyCycle(spool),
    })
    healths.set(spool.id, made)
    return made
  }

  return {
    check: async (spool, limits) => (await healthOf(spool).check(limits)).problems,
    checkSoon: (spool) => {
      if (context.live) healthOf(spool).checkSoon()
    },
    operations: () => ({
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      listProblems: async ({ spool }) => healthOf(context.opened(spool)).list(),
      checkHealth: async ({ spool, limits }) => {
        const health = healthOf(context.opened(spool))
        const own = limits === undefined ? undefined : createLimits<string>(limits)
        const { problems, scanned } = await health.check(own)
        const nowMs = context.now()
        return { problems: problems.map((one) => problemView(one, health.sinceOf(one) ?? nowMs)), scanned }
      },
    }),
    spoolOpened(spool) {
      const health = healthOf(spool)
      // A command that looks once asks for what it wants to know.
      if (context.live) health.start()
      return {
        health: () => health.health(),
        close: async () => {
          healths.delete(spool.id)
          await health.close()
        },
      }
    },
  }
}
