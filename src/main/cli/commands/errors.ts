import type { ErrorGroup } from '../../../contract/spool-api.ts'
import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { addFilterOptions, filterOf, type FilterOptions } from '../entries/filter-options.ts'
import { indexComplete } from '../entries/whole-list.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { parsePositiveCount } from '../parse/parse-count.ts'
import { shortSpan } from '../text/short-span.ts'
import type { Column } from '../text/table.ts'
import { examples } from '../text/examples.ts'

interface ErrorsOptions extends FilterOptions {
  readonly limit?: number
}

export const defineErrors: DefineCommand = (command, context) => {
  addFilterOptions(command.argument('<dir>', 'directory of the spool'))
    .description(
      'Delivery errors, grouped by next hop and by reply without its variable parts; the largest group first. The ' +
        'query of a group (--json) selects its messages.',
    )
    .option('--limit <n>', 'at most so many groups', parsePositiveCount)
    .addHelpText('after', examples(['bobbin errors SPOOL', 'bobbin errors SPOOL --queue active']))
    .action(context.action((dir: string, options: ErrorsOptions) => errors(context, dir, options)))
}

async function errors(context: CommandContext, dir: string, options: ErrorsOptions): Promise<ExitStatus> {
  const { output } = context
  const open = await context.open(dir)
  await indexComplete(open)
  const all = await open.api.readErrors({ spool: open.spool, filter: filterOf(options) })
  const groups = all.slice(0, options.limit)
  if (output.json) await output.document({ groups })
  else if (groups.length === 0) await output.note('No delivery errors.')
  else await output.table(columns(Date.now()), groups)
  return exitStatus.done
}

function columns(nowMs: number): readonly Column<ErrorGroup>[] {
  const ago = (ms: number): string => shortSpan(nowMs - ms)
  return [
    { title: 'count', text: (group) => String(group.count), align: 'right' },
    { title: 'next hop', text: (group) => group.nextHop ?? '', shrinkTo: 10 },
    { title: 'oldest', text: (group) => ago(group.oldestMs), align: 'right' },
    { title: 'newest', text: (group) => ago(group.newestMs), align: 'right' },
    { title: 'reply', text: (group) => group.reply, shrinkTo: 20 },
  ]
}
