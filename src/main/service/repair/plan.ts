import type { LeftProblem, RepairPlan } from '../../../contract/views.ts'
import type { Limits, Problem } from '../../spool/monitor/monitor-intf.ts'
import { dirsOf, dirText } from '../../spool/monitor/problem.ts'
import { TimeSlices } from '../../spool/monitor/time-slices.ts'
import { compareNames } from '../../spool/name.ts'
import { problemId } from '../health/problem-view.ts'
import type { JournalChange } from '../journal/journal-intf.ts'
import type { SpoolFiles } from '../journal/spool-files.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import type { StatusMismatch } from './mended-message.ts'
import { lookAtName } from './name-state.ts'
import { planName, type NamePlan, type PlannedStep } from './plan-name.ts'
import { obstacleBeside, placeIn } from './quarantine-dir.ts'

export interface PlanRequest {
  readonly spool: OpenedSpool
  readonly spoolFiles: SpoolFiles
  readonly problems: readonly Problem<string>[]
  readonly limits: Limits<string>
  readonly statusMismatch: StatusMismatch
  readonly nowMs: number
  readonly quarantineDir: string
}

/** A plan, and what its steps are in the terms of the journal (the same length). */
export interface MadePlan {
  readonly plan: Omit<RepairPlan, 'plan'>
  readonly changes: readonly JournalChange[]
}

/** How to mend these problems. Looks at every file that has the name of one of them; changes nothing. */
export async function makePlan(request: PlanRequest): Promise<MadePlan> {
  const { spool, quarantineDir } = request
  const slices = new TimeSlices()
  const cannotSetAside = obstacleBeside(spool.dir)
  const steps: (PlannedStep & { readonly problem: string })[] = []
  const left: LeftProblem[] = []
  for (const [name, problems] of byName(request.problems)) {
    if (slices.due()) await slices.rest()
    const state = lookAtName(request.spoolFiles, spool.kind, name)
    const planned = planName(state, problems, {
      ...request,
      kind: spool.kind,
      placeFor: (dir, file) => placeIn(quarantineDir, dir, file),
    })
    const { steps: stepsOfName, left: leftOfName } = possible(planned, problems, cannotSetAside)
    const mended = problems.find((problem) => !leftOfName.some((one) => one.problem === problem))
    if (mended !== undefined)
      steps.push(...stepsOfName.map((step) => ({ ...step, problem: problemId(mended) })))
    left.push(...leftOfName.map(leftProblem))
  }
  return {
    plan: {
      steps: steps.map(({ change: _, ...step }, at) => ({ step: at + 1, ...step })),
      left,
      quarantineDir,
    },
    changes: steps.map(({ change }) => change),
  }
}

/** All or nothing for each name: half of its steps might leave it worse than it was. */
function possible(
  plan: NamePlan,
  problems: readonly Problem<string>[],
  cannotSetAside: string | null,
): NamePlan {
  const setsAside = plan.steps.some(({ change }) => change.kind === 'set-aside')
  if (cannotSetAside === null || !setsAside) return plan
  return { steps: [], left: problems.map((problem) => ({ problem, reason: cannotSetAside })) }
}

function leftProblem({ problem, reason }: NamePlan['left'][number]): LeftProblem {
  const dirs = dirsOf(problem).map(dirText)
  return { problem: problemId(problem), kind: problem.kind, name: problem.file.filename, dirs, reason }
}

function byName(problems: readonly Problem<string>[]): [string, readonly Problem<string>[]][] {
  const names = Map.groupBy(problems, ({ file }) => file.filename)
  return [...names].sort(([a], [b]) => compareNames(a, b))
}
