import type { EntryResult, ProblemView, RepairStep } from '../../../../contract/views.ts'

/**
 * Which result is of which step. Results come in the order in which they ended, but those of one name in the order of
 * its steps.
 */
export function resultsOfSteps(
  steps: readonly RepairStep[],
  results: readonly EntryResult[],
  problems: ReadonlyMap<string, Pick<ProblemView, 'name'>>,
): readonly (EntryResult | null)[] {
  const waiting = new Map<string, EntryResult[]>()
  for (const result of results) {
    const others = waiting.get(result.name)
    if (others === undefined) waiting.set(result.name, [result])
    else others.push(result)
  }
  return steps.map(({ problem }) => {
    const name = problems.get(problem)?.name
    return (name === undefined ? undefined : waiting.get(name)?.shift()) ?? null
  })
}
