import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { addFilterOptions, filterOf, type FilterOptions } from '../entries/filter-options.ts'
import { withWholeList } from '../entries/whole-list.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { examples } from '../text/examples.ts'

export const defineCount: DefineCommand = (command, context) => {
  addFilterOptions(command.argument('<dir>', 'directory of the spool'))
    .addHelpText(
      'after',
      examples(['bobbin count SPOOL', "bobbin count SPOOL --queue active --query 'age>1h'"]),
    )
    .action(context.action((dir: string, options: FilterOptions) => count(context, dir, options)))
}

async function count(context: CommandContext, dir: string, options: FilterOptions): Promise<ExitStatus> {
  const { output } = context
  const open = await context.open(dir)
  await withWholeList(open, filterOf(options), [], async ({ total }) => {
    if (output.json) await output.document({ count: total })
    else await output.line(String(total))
  })
  return exitStatus.done
}
