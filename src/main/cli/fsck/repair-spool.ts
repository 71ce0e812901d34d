/** `fsck --repair`: the plan, and (unless it is only to be looked at) carrying it out. */
import { counted } from '../../../contract/action-words.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { RepairPlan, RepairStep } from '../../../contract/views.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { resultsOf } from '../jobs/chosen-results.ts'
import { followJob } from '../jobs/follow-job.ts'
import { reportResults } from '../jobs/report-results.ts'
import type { Output } from '../output.ts'
import { changedLines } from '../text/changed-lines.ts'
import { visibleText } from '../text/visible-text.ts'

type Difference = NonNullable<RepairStep['diff']>

export type RepairArguments = Omit<Parameters<SpoolApi['planRepair']>[0], 'spool'>

export async function repairSpool(
  context: CommandContext,
  open: OpenSpool,
  args: RepairArguments,
  dryRun: boolean,
): Promise<ExitStatus> {
  const { api, spool } = open
  const { output } = context
  const plan = await api.planRepair({ spool, ...args })
  if (dryRun || plan.steps.length === 0) {
    if (output.json) await output.document({ plan })
    else await printPlan(context, plan)
    return plan.steps.length + plan.left.length > 0 ? exitStatus.problems : exitStatus.done
  }
  if (!output.json) await printPlan(context, plan)
  const job = await followJob(context, open, await api.applyRepair({ spool, plan: plan.plan }))
  const status = await reportResults(context, {
    job,
    single: false,
    results: resultsOf(open, job),
    document: { plan },
  })
  return status === exitStatus.done && plan.left.length > 0 ? exitStatus.problems : status
}

/** The lines of the metadata between the first and the last that change. */
function differenceLines({ paint }: Output, { before, after }: Difference): string[] {
  const [old, now] = changedLines(before, after)
  return [
    ...old.map((line) => `   ${paint(`- ${visibleText(line)}`, 'red')}`),
    ...now.map((line) => `   ${paint(`+ ${visibleText(line)}`, 'green')}`),
  ]
}

async function printPlan({ output }: CommandContext, plan: RepairPlan): Promise<void> {
  for (const { step, operation, reason, keeps, drops, diff } of plan.steps) {
    await output.lines([
      `${output.paint(`${String(step)}.`, 'bold')} ${visibleText(operation)}`,
      `   ${output.paint('why', 'dim')}    ${visibleText(reason)}`,
      `   ${output.paint('keeps', 'dim')}  ${visibleText(keeps)}`,
      ...(drops === null ? [] : [`   ${output.paint('drops', 'dim')}  ${visibleText(drops)}`]),
      ...(diff === null ? [] : differenceLines(output, diff)),
    ])
  }
  for (const { kind, dirs, name, reason } of plan.left) {
    const what = visibleText(`${kind} ${dirs.join(', ')} ${name}`)
    await output.line(`${output.paint('left:', 'yellow')} ${what}: ${visibleText(reason)}`)
  }
  const what = plan.steps.length === 0 ? 'Nothing to repair.' : `${counted(plan.steps.length, 'step')}.`
  const where = plan.steps.some(({ drops }) => drops !== null)
    ? ` What is dropped goes to ${visibleText(plan.quarantineDir)}.`
    : ''
  await output.note(`${what}${where}`)
}
