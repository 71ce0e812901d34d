import type { DefineCommand } from '../commands.ts'
import { runAction, type ActionOptions } from '../jobs/run-action.ts'
import { examples } from '../text/examples.ts'
import { takesEntries } from './action-command.ts'

export const defineFreeze: DefineCommand = (command, context) => {
  takesEntries(command)
    .addHelpText(
      'after',
      examples(['bobbin freeze SPOOL NAME', "bobbin freeze SPOOL --query 'to:@example.net error:greylist'"]),
    )
    .action(
      context.action((dir: string, names: string[], options: ActionOptions) =>
        runAction(context, dir, names, options, { kind: 'freeze' }),
      ),
    )
}
