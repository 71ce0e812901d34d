/** One action on some entries: choose, (say or) do, report. The body of freeze, send, remove, recover, requeue, delete. */
import type { Action, ActionPreview } from '../../../contract/actions.ts'
import { describeGroup, describePreview } from '../../../contract/describe-action.ts'
import { FailureError } from '../../../contract/failure.ts'
import type { JobView } from '../../../contract/views.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import { checkChoice, chooseEntries, type ChosenEntries } from '../entries/choose-entries.ts'
import type { FilterOptions } from '../entries/filter-options.ts'
import type { LocateOptions } from '../entries/locate.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { visibleText } from '../text/visible-text.ts'
import { chosenResults } from './chosen-results.ts'
import { followJob } from './follow-job.ts'
import { reportResults } from './report-results.ts'

export interface ActionOptions extends FilterOptions {
  readonly dryRun?: boolean
  readonly rate?: number
}

export async function runAction(
  context: CommandContext,
  dir: string,
  names: readonly string[],
  options: ActionOptions,
  action: Action,
  checkouts: LocateOptions['checkouts'] = 'never',
): Promise<ExitStatus> {
  checkChoice(names, options)
  const open = await context.open(dir)
  if (options.dryRun !== true) assertWritable(open)
  const chosen = await chooseEntries(context, open, names, options, checkouts)
  if (options.dryRun === true) return previewChosen(context, open, chosen, action)
  return actOn(context, open, chosen, action, options.rate)
}

/** Does it, and reports a result for each entry. */
export async function actOn(
  context: CommandContext,
  open: OpenSpool,
  chosen: ChosenEntries,
  action: Action,
  ratePerSecond?: number,
): Promise<ExitStatus> {
  const { api, spool } = open
  const { selection, names, count } = chosen
  let job: JobView | null = null
  if (count > 0) {
    const rate = ratePerSecond === undefined ? {} : { ratePerSecond }
    job = await followJob(context, open, await api.startAction({ spool, selection, action, ...rate }))
  } else if (names === null && !context.output.json) {
    await context.output.note('No entry matches.')
  }
  return reportResults(context, {
    job,
    single: names?.length === 1,
    results: await chosenResults(open, job, chosen),
  })
}

export function assertWritable({ view }: OpenSpool): void {
  if (view.access.kind === 'read-write') return
  const { why, signs } = view.access
  if (why === 'live-owner') throw new FailureError({ code: 'live-owner', path: view.dir, signs })
  throw new FailureError({ code: 'read-only', path: view.dir, why })
}

async function previewChosen(
  context: CommandContext,
  open: OpenSpool,
  { selection, failures, count }: ChosenEntries,
  action: Action,
): Promise<ExitStatus> {
  const { output } = context
  const preview = await open.api.previewAction({ spool: open.spool, selection, action })
  const kind = open.view.kind
  if (output.json) await output.document({ preview, notFound: [...failures.keys()] })
  else if (count === 0 && failures.size === 0) await output.line('nothing to do: no entry matches')
  else {
    if (preview.groups.length < 2) await output.line(describePreview(preview, kind))
    else await output.lines(preview.groups.map((group) => describeGroup(group, action, kind)))
    await noteWarnings(context, preview)
    for (const name of failures.keys()) await output.note(`${visibleText(name)}: not found`)
  }
  return preview.refused > 0 || failures.size > 0 ? exitStatus.problems : exitStatus.done
}

async function noteWarnings({ output }: CommandContext, { warnings }: ActionPreview): Promise<void> {
  for (const warning of warnings) await output.note(`${output.paintNote('note:', 'yellow')} ${warning}`)
}
