import type { DefineCommand } from '../commands.ts'
import { runAction, type ActionOptions } from '../jobs/run-action.ts'
import { UsageError } from '../usage-error.ts'
import { examples } from '../text/examples.ts'
import { takesEntries } from './action-command.ts'

interface DeleteOptions extends ActionOptions {
  readonly yes?: boolean
}

export const defineDelete: DefineCommand = (command, context) => {
  takesEntries(command)
    .description('Erase entries for good: metadata, data and registry file. This cannot be undone.')
    .option('--yes', 'really')
    .addHelpText(
      'after',
      examples([
        'bobbin delete SPOOL NAME --yes',
        "bobbin delete SPOOL --queue removed --query 'age>90d' --dry-run",
      ]),
    )
    .action(
      context.action((dir: string, names: string[], options: DeleteOptions) => {
        if (options.yes !== true && options.dryRun !== true) {
          throw new UsageError('This cannot be undone: look at it with --dry-run, and say --yes.')
        }
        return runAction(context, dir, names, options, { kind: 'delete' })
      }),
    )
}
