/** What became of each entry, as lines or as JSON, and the exit status that follows from it. */
import { counted } from '../../../contract/action-words.ts'
import { countText } from '../../../contract/count-text.ts'
import type { Failure } from '../../../contract/failure.ts'
import { failureLine } from '../../../contract/failure-text.ts'
import type { JobView } from '../../../contract/views.ts'
import type { CommandContext } from '../command-context.ts'
import { exitStatus, exitStatusOf, type ExitStatus } from '../exit-status.ts'
import { failureDocument, noteFailure } from '../report-error.ts'
import { visibleText } from '../text/visible-text.ts'

/** One line or element: `name` is what the person gave (an entry, a file). */
export type Result =
  | { readonly kind: 'done'; readonly name: string; readonly line: string; readonly data: object }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: Failure; readonly data?: object }

export interface Report {
  readonly results: AsyncIterable<readonly Result[]> | Iterable<readonly Result[]>
  /** The command was given exactly one name: its status is the command's. */
  readonly single: boolean
  /** The job that did it, where there was one. */
  readonly job: JobView | null
  /** What else the document says, in front. */
  readonly document?: object
}

export async function reportResults(context: CommandContext, report: Report): Promise<ExitStatus> {
  const { output } = context
  const { job } = report
  const failures: Failure[] = []
  let succeeded = 0
  let failed = 0
  const elements: object[] = []
  for await (const page of report.results) {
    const lines: string[] = []
    for (const result of page) {
      if (result.kind === 'done') succeeded += 1
      else {
        failed += 1
        if (failures.length < 2) failures.push(result.failure)
      }
      if (output.json) elements.push(elementOf(result))
      else if (result.kind === 'done') lines.push(result.line)
      else if (!report.single) lines.push(lineOf(result.name, result.failure))
    }
    await output.lines(lines)
  }
  const [only] = failures
  const jobFailure = job?.failure ?? null
  if (jobFailure !== null) await noteFailure(jobFailure, output)
  else if (report.single && only !== undefined) await noteFailure(only, output)
  else if (failed > 0)
    await output.note(`${counted(failed, 'entry', 'entries')} failed, ${countText(succeeded)} done.`)
  if (job?.state === 'cancelled') await output.note(`Interrupted: ${leftText(job)} left as before.`)
  if (output.json) {
    const error = jobFailure ?? (report.single ? only : undefined)
    await output.document({
      ...(error === undefined ? {} : { error: failureDocument(error) }),
      // With one name what became of it is said at the top, too.
      ...(report.single && error === undefined ? elements[0] : {}),
      ...report.document,
      ...(job === null ? {} : { operation: job.operation }),
      succeeded,
      failed,
      results: elements,
    })
  }
  if (job?.state === 'cancelled') return exitStatus.interrupted
  if (jobFailure !== null) return exitStatusOf(jobFailure)
  if (report.single && only !== undefined) return exitStatusOf(only)
  return failed > 0 ? exitStatus.problems : exitStatus.done
}

function leftText({ total, done }: JobView): string {
  const left = total - done
  return `${counted(left, 'entry', 'entries')} ${left === 1 ? 'was' : 'were'}`
}

function elementOf(result: Result): object {
  if (result.kind === 'done') return { name: result.name, ok: true, ...result.data }
  return { name: result.name, ok: false, ...result.data, error: failureDocument(result.failure) }
}

function lineOf(name: string, failure: Failure): string {
  return `${visibleText(name)}: ${visibleText(failureLine(failure))}`
}
