/** The results of a job over chosen entries. */
import type { EntryResult, JobView } from '../../../contract/views.ts'
import type { OpenSpool } from '../command-context.ts'
import type { ChosenEntries } from '../entries/choose-entries.ts'
import { visibleText } from '../text/visible-text.ts'
import { resultPages } from './follow-job.ts'
import type { Report, Result } from './report-results.ts'

export async function chosenResults(
  open: OpenSpool,
  job: JobView | null,
  chosen: ChosenEntries,
): Promise<Report['results']> {
  return chosen.names === null ? resultsOf(open, job) : inOrderOfNames(open, job, chosen)
}

export async function* resultsOf(open: OpenSpool, job: JobView | null): AsyncGenerator<readonly Result[]> {
  if (job === null) return
  for await (const page of resultPages(open, job)) yield page.map(resultOf)
}

/** Jobs end entries as they come; people expect the order in which they named them. */
async function inOrderOfNames(
  open: OpenSpool,
  job: JobView | null,
  { names, failures }: ChosenEntries,
): Promise<readonly (readonly Result[])[]> {
  const byName = new Map<string, Result>()
  for (const [name, failure] of failures) byName.set(name, { kind: 'failed', name, failure })
  for await (const page of resultsOf(open, job)) for (const result of page) byName.set(result.name, result)
  return [(names ?? []).flatMap((name) => byName.get(name) ?? [])]
}

function resultOf(result: EntryResult): Result {
  const { name, from } = result
  if (result.kind === 'failed') return { kind: 'failed', name, failure: result.failure, data: { from } }
  const { to } = result
  const where =
    to === null ? `deleted from ${visibleText(from)}` : `${visibleText(from)} → ${visibleText(to)}`
  return { kind: 'done', name, line: `${visibleText(name)}: ${where}`, data: { from, to } }
}
