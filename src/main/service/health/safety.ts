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

export function createSafety(context: ServiceContext, jobs: JobStarter): Safety {
  const health = createHealth(context, { everyCycle: (spool) => owner.lookAgain(spool) })
  const journals = createJournals(context, jobs, { repairTakenBack: (spool) => health.checkSoon(spool) })
  const owner = createOwnerGuard(context, journals)
  const repair = createRepair({
    context,
    jobs,
    journals,
    check: (spool, limits) => health.check(spool, limits),
    repaired: (spool) => health.checkSoon(spool),
  })
  // In this order a spool is opened: what we left behind comes back before signs of others are looked for.
  return { parts: [journals, owner, health, repair], recorder: journals.recorder }
}
