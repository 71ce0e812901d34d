import type { DefineCommand } from '../commands.ts'
import { runAction, type ActionOptions } from '../jobs/run-action.ts'
import { examples } from '../text/examples.ts'
import { takesEntries } from './action-command.ts'

interface RequeueOptions extends ActionOptions {
  readonly to: string
}

export const defineRequeue: DefineCommand = (command, context) => {
  takesEntries(command)
    .description(
      'Move entries to another queue. In a message spool status and queue go together, so a move is whatever actions ' +
        'lead there (freeze, send, remove, recover); where none leads there, it is refused.',
    )
    .requiredOption('--to <queue>', 'the queue to move to')
    .addHelpText(
      'after',
      examples([
        'bobbin requeue SPOOL NAME --to frozen',
        "bobbin requeue SPOOL --query 'queue:failed' --to incoming",
      ]),
    )
    .action(
      context.action((dir: string, names: string[], options: RequeueOptions) =>
        runAction(context, dir, names, options, { kind: 'requeue', to: options.to }),
      ),
    )
}
