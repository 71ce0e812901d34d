import type { DefineCommand } from '../commands.ts'
import { runAction, type ActionOptions } from '../jobs/run-action.ts'
import { examples } from '../text/examples.ts'
import { takesEntries } from './action-command.ts'

export const defineRecover: DefineCommand = (command, context) => {
  takesEntries(command)
    .description('Bring removed and quarantined messages back; they come back frozen.')
    .addHelpText(
      'after',
      examples([
        'bobbin recover SPOOL NAME',
        "bobbin recover SPOOL --queue quarantine --query 'from:@example.com'",
      ]),
    )
    .action(
      context.action((dir: string, names: string[], options: ActionOptions) =>
        runAction(context, dir, names, options, { kind: 'recover' }),
      ),
    )
}
