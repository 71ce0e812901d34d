import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { checkChoice, chooseEntries } from '../entries/choose-entries.ts'
import { directoryArgument } from '../directory-argument.ts'
import { addFilterOptions, type FilterOptions } from '../entries/filter-options.ts'
import type { ExitStatus } from '../exit-status.ts'
import { followJob } from '../jobs/follow-job.ts'
import { reportResults } from '../jobs/report-results.ts'
import { chosenResults } from '../jobs/chosen-results.ts'
import { examples } from '../text/examples.ts'

interface ExportOptions extends FilterOptions {
  readonly to: string
}

export const defineExport: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .argument('[names...]', 'names of entries; - reads them from stdin')
  addFilterOptions(command)
    .description(
      'Write messages as .eml files, decoded, into a directory; of other spools the data as it is. No file is ever overwritten.',
    )
    .requiredOption('--to <dir>', 'directory to write to; made if it is missing')
    .addHelpText(
      'after',
      examples([
        'bobbin export SPOOL NAME --to /tmp/out',
        "bobbin export SPOOL --query 'queue:quarantine' --to /tmp/out",
      ]),
    )
    .action(
      context.action((dir: string, names: string[], options: ExportOptions) =>
        exportMessages(context, dir, names, options),
      ),
    )
}

async function exportMessages(
  context: CommandContext,
  dir: string,
  names: readonly string[],
  options: ExportOptions,
): Promise<ExitStatus> {
  checkChoice(names, options)
  const to = directoryArgument(options.to)
  const open = await context.open(dir)
  const chosen = await chooseEntries(context, open, names, options, 'prefer-queue')
  const { selection, count } = chosen
  const { api, spool } = open
  const job =
    count === 0 ? null : await followJob(context, open, await api.exportMessages({ spool, selection, to }))
  if (count === 0 && chosen.names === null) await context.output.note('No entry matches.')
  const results = await chosenResults(open, job, chosen)
  return reportResults(context, { job, single: chosen.names?.length === 1, results })
}
