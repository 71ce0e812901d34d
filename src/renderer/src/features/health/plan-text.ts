import type { RepairPlan } from '../../../../contract/views.ts'

/** The plan for a ticket or a colleague, as the command line prints it in spirit. */
export function planText(plan: RepairPlan): string {
  const steps = plan.steps.map(({ step, operation, reason, keeps, drops }) =>
    [
      `${String(step)}. ${operation}`,
      `   ${reason}`,
      `   keeps: ${keeps}${drops === null ? '' : `; drops: ${drops}`}`,
    ].join('\n'),
  )
  const left = plan.left.map(
    ({ kind, dirs, name, reason }) => `- left as it is: ${kind} ${dirs.join(', ')} ${name}: ${reason}`,
  )
  return [...steps, ...left, `What is dropped goes to ${plan.quarantineDir}`, ''].join('\n')
}
