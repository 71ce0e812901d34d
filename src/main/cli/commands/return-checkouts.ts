import type { SeenEntry } from '../../../contract/actions.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import type { ChosenEntries } from '../entries/choose-entries.ts'
import { rowPages, withWholeList } from '../entries/whole-list.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { actOn, assertWritable } from '../jobs/run-action.ts'
import { parseSpan } from '../parse/parse-span.ts'
import { examples } from '../text/examples.ts'

interface ReturnOptions {
  readonly olderThan?: number
  readonly queue?: string
}

export const defineReturnCheckouts: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .description(
      'Put checked out entries back into the queues that they were taken from, as an Async_smtp server does when it ' +
        'starts. Only when nobody works on them any more.',
    )
    .option('--older-than <span>', 'only those that were checked out longer ago', parseSpan)
    .option('--queue <queue>', 'only those of this queue')
    .addHelpText(
      'after',
      examples(['bobbin return-checkouts SPOOL', 'bobbin return-checkouts SPOOL --older-than 1h']),
    )
    .action(context.action((dir: string, options: ReturnOptions) => returnCheckouts(context, dir, options)))
}

async function returnCheckouts(
  context: CommandContext,
  dir: string,
  options: ReturnOptions,
): Promise<ExitStatus> {
  const open = await context.open(dir)
  assertWritable(open)
  const entries = await checkoutsOf(open, options)
  if (entries.length === 0 && !context.output.json) {
    await context.output.note('Nothing is checked out.')
    return exitStatus.done
  }
  const chosen: ChosenEntries = {
    selection: { kind: 'entries', entries },
    count: entries.length,
    // Not by name: two queues may have a checkout of the same name.
    names: null,
    failures: new Map(),
  }
  return actOn(context, open, chosen, { kind: 'return-checkout' })
}

async function checkoutsOf(
  open: OpenSpool,
  { olderThan, queue }: ReturnOptions,
): Promise<readonly SeenEntry[]> {
  const before = olderThan === undefined ? Infinity : Date.now() - olderThan
  const filter = { queues: queue === undefined ? null : [queue], query: '' }
  const order = [
    { by: 'queue', direction: 'ascending' },
    { by: 'name', direction: 'ascending' },
  ] as const
  return withWholeList(open, filter, order, async (list) => {
    const found: SeenEntry[] = []
    for await (const rows of rowPages(open, list)) {
      for (const row of rows) {
        if (!row.checkedOut || row.mtimeMs >= before) continue
        found.push({ key: { queue: row.queue, name: row.name, checkedOut: true }, revision: null })
      }
    }
    return found
  })
}
