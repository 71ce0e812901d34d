import { counted } from '../../../contract/action-words.ts'
import { FailureError } from '../../../contract/failure.ts'
import type { HealthLimits } from '../../../contract/spool-api.ts'
import type { RepairPlan, SpoolId } from '../../../contract/views.ts'
import { createLimits } from '../../spool/monitor/limits.ts'
import type { Limits, Problem } from '../../spool/monitor/monitor-intf.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { keyOf } from '../health/known-problems.ts'
import { problemId } from '../health/problem-view.ts'
import type { JobStarter, JobWork } from '../jobs/job-work.ts'
import type { Journals } from '../journal/journal-part.ts'
import { recordedWork } from '../journal/recorded-work.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { makePlan, type MadePlan } from './plan.ts'
import { quarantineDirFor } from './quarantine-dir.ts'

/** Plans are kept until so many newer ones have been made. */
const maxPlans = 20

export interface RepairOptions {
  readonly context: ServiceContext
  readonly jobs: JobStarter
  readonly journals: Journals
  /** For who asks for none. */
  readonly limits: () => Limits<string>
  /** One confirmed pass of the monitor, now. */
  check(spool: OpenedSpool, limits: Limits<string>): Promise<readonly Problem<string>[]>
  /** A repair is through: look again. */
  repaired(spool: OpenedSpool): void
}

interface HeldPlan extends MadePlan {
  readonly spool: SpoolId
  readonly id: string
}

/** Plans repairs and carries them out. */
export function createRepair(options: RepairOptions): ServicePart<'planRepair' | 'applyRepair'> {
  const { context, jobs, journals } = options
  const plans = new Map<string, HeldPlan>()

  const plan = async (args: {
    readonly spool: SpoolId
    readonly limits?: HealthLimits
    readonly statusMismatch?: 'move-to-queue-of-status' | 'set-status-of-queue'
    readonly problems?: readonly string[] | null
  }): Promise<RepairPlan> => {
    const spool = context.opened(args.spool)
    const limits = args.limits === undefined ? options.limits() : createLimits<string>(args.limits)
    const found = await options.check(spool, limits)
    const chosen = args.problems ?? null
    const isChosen = (problem: Problem<string>): boolean =>
      chosen === null ||
      chosen.includes(problemId(problem)) ||
      chosen.includes(problemId(problem, keyOf(problem)))
    const problems = found.filter(isChosen)
    const nowMs = context.now()
    const taken = new Set([...plans.values()].map((other) => other.plan.quarantineDir))
    const made = await makePlan({
      spool,
      spoolFiles: journals.filesOf(spool),
      problems,
      limits,
      statusMismatch: args.statusMismatch ?? 'move-to-queue-of-status',
      nowMs,
      quarantineDir: quarantineDirFor(spool.dir, nowMs, taken),
    })
    const id = context.newId('plan')
    plans.set(id, { ...made, id, spool: spool.id })
    for (const oldest of [...plans.keys()].slice(0, -maxPlans)) plans.delete(oldest)
    return { plan: id, ...made.plan }
  }

  return {
    operations: () => ({
      planRepair: plan,
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      applyRepair: async (args) => {
        const spool = context.opened(args.spool)
        spool.assertWritable()
        const held = plans.get(args.plan)
        if (held?.spool !== spool.id) {
          throw new FailureError({
            code: 'invalid-argument',
            argument: 'plan',
            problem: 'There is no such plan (any more): make a new one.',
          })
        }
        // Once carried out, it does not describe the spool any more.
        plans.delete(held.id)
        const { changes } = held
        if (changes.length === 0) return jobs.start(nothingToDo(spool))
        const work = recordedWork({
          spool,
          spoolFiles: journals.filesOf(spool),
          journal: journals.journalOf(spool),
          operation: journals.newOperation(),
          title: `Repair: ${counted(changes.length, 'step')}`,
          action: 'repair',
          direction: 'forward',
          changes,
          reference: null,
          changed: () => journals.changed(spool),
          fault: (error) => context.fault(error, 'repair'),
          finished: () => options.repaired(spool),
        })
        return jobs.start(work)
      },
    }),
    spoolOpened: (spool) => ({
      close: () => {
        for (const held of plans.values()) if (held.spool === spool.id) plans.delete(held.id)
        return Promise.resolve()
      },
    }),
  }
}

function nothingToDo(spool: OpenedSpool): JobWork<never> {
  const run = (): never => {
    throw new Error('there is nothing to run')
  }
  return { spool: spool.id, title: 'Repair: 0 steps', action: 'repair', total: 0, entries: [], run }
}
