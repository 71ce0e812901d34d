/** A bed with the repair in it. */
import type { HealthLimits } from '../src/contract/spool-api.ts'
import type { JobView, RepairPlan } from '../src/contract/views.ts'
import { monitorOfSpool } from '../src/main/service/health/monitor-of-spool.ts'
import { createRepair } from '../src/main/service/repair/repair-part.ts'
import { systemClock } from '../src/main/spool/monitor/clock.ts'
import { createLimits } from '../src/main/spool/monitor/limits.ts'
import type { Limits, Problem } from '../src/main/spool/monitor/monitor-intf.ts'
import { openBed, type Bed, type BedOptions } from './health-bed.ts'

export interface RepairBed extends Bed {
  check(limits?: Partial<Limits<string>>): Promise<readonly Problem<string>[]>
  plan(options?: {
    readonly limits?: HealthLimits
    readonly statusMismatch?: 'move-to-queue-of-status' | 'set-status-of-queue'
    readonly problems?: readonly string[]
  }): Promise<RepairPlan>
  /** Carries a plan out, and waits for its end. */
  apply(plan: RepairPlan): Promise<JobView>
  undo(operation?: string): Promise<JobView>
  redo(operation?: string): Promise<JobView>
}

export function openRepairBed(options: BedOptions): RepairBed {
  const bed = openBed(options)
  // What a test makes is made just before, and nobody else is there: no need to wait for it to settle.
  const settle = { quietMs: 0, inMotionMs: 10_000 }
  const check = async (limits: Partial<Limits<string>> = {}): Promise<readonly Problem<string>[]> => {
    const clock = { ...systemClock, now: () => bed.context.now() }
    const monitor = monitorOfSpool(bed.spool, createLimits(limits), { clock, settle }, (error) => {
      throw error
    })
    return (await monitor.runOnce()).problems
  }
  const repair = bed.add(
    createRepair({
      context: bed.context,
      jobs: bed.jobs,
      journals: bed.journals,
      limits: createLimits,
      check: (_, limits) => check(limits),
      repaired: () => undefined,
    }),
  )
  const operations = repair.operations(bed.connection)
  const journal = bed.journals.operations(bed.connection)
  const named = (operation: string | undefined): { operation?: string } =>
    operation === undefined ? {} : { operation }
  return {
    ...bed,
    check,
    plan: (planOptions = {}) => operations.planRepair({ spool: 'spool', ...planOptions }),
    apply: async ({ plan }) => bed.ended(await operations.applyRepair({ spool: 'spool', plan })),
    undo: async (operation) => bed.ended(await journal.undo({ spool: 'spool', ...named(operation) })),
    redo: async (operation) => bed.ended(await journal.redo({ spool: 'spool', ...named(operation) })),
  }
}
