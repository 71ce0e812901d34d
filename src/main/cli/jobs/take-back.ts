/** The body of `undo` and `redo`. */
import type { CommandContext } from '../command-context.ts'
import type { ExitStatus } from '../exit-status.ts'
import { namesOfArguments } from '../entries/names-of-arguments.ts'
import { UsageError } from '../usage-error.ts'
import { resultsOf } from './chosen-results.ts'
import { followJob } from './follow-job.ts'
import { reportResults } from './report-results.ts'
import { assertWritable } from './run-action.ts'

export async function takeBack(
  context: CommandContext,
  dir: string,
  id: string | undefined,
  which: 'undo' | 'redo',
): Promise<ExitStatus> {
  const open = await context.open(dir)
  assertWritable(open)
  const ids = id === undefined ? [] : await namesOfArguments([id], context.io.stdin)
  const [operation, ...others] = ids
  if (others.length > 0 || (id !== undefined && operation === undefined)) {
    throw new UsageError('Give the id of one operation.')
  }
  const { api, spool } = open
  const args = { spool, ...(operation === undefined ? {} : { operation }) }
  const job = await followJob(context, open, await (which === 'undo' ? api.undo(args) : api.redo(args)))
  if (!context.output.json) await context.output.note(job.title)
  return reportResults(context, { job, single: false, results: resultsOf(open, job) })
}
