import type { DefineCommand } from '../commands.ts'
import { runAction, type ActionOptions } from '../jobs/run-action.ts'
import { examples } from '../text/examples.ts'
import { takesEntries } from './action-command.ts'

export const defineRemove: DefineCommand = (command, context) => {
  takesEntries(command)
    .description(
      'Move frozen messages to the queue of removed ones. Recover brings them back; delete erases.',
    )
    .addHelpText(
      'after',
      examples(['bobbin remove SPOOL NAME', "bobbin remove SPOOL --queue frozen --query 'age>30d'"]),
    )
    .action(
      context.action((dir: string, names: string[], options: ActionOptions) =>
        runAction(context, dir, names, options, { kind: 'remove' }),
      ),
    )
}
