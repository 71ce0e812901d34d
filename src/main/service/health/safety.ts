import type { Limits } from '../../spool/monitor/monitor-intf.ts'
import type { Recorder } from '../actions/recorder.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { createJournals } from '../journal/journal-part.ts'
import type { JobStarter } from '../jobs/job-work.ts'
import { createOwnerGuard } from '../owner/owner-part.ts'
import { createRepair } from '../repair/repair-part.ts'
import { createHealth } from './health-part.ts'

/** Everything that keeps a spool, and what is done to it, safe: journal, owner guard, monitor and repair. */
export interface Safety {
  readonly parts: readonly ServicePart<never>[]
  /** For those who change entries. */
  readonly recorder: Recorder
}

export interface SafetyOptions {
  readonly jobs: JobStarter
  /** Of the monitor, as they are set now. */
  readonly limits: () => Limits<string>
}

export function createSafety(context: ServiceContext, { jobs, limits }: SafetyOptions): Safety {
  const health = createHealth(context, { limits, everyCycle: (spool) => owner.lookAgain(spool) })
  const journals = createJournals(context, jobs, { repairTakenBack: (spool) => health.checkSoon(spool) })
  const owner = createOwnerGuard(context, journals)
  const repair = createRepair({
    context,
    jobs,
    journals,
    limits,
    check: (spool, limits) => health.check(spool, limits),
    repaired: (spool) => health.checkSoon(spool),
  })
  // In this order a spool is opened: what we left behind comes back before signs of others are looked for.
  return { parts: [journals, owner, health, repair], recorder: journals.recorder }
}
