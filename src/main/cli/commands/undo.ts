import type { DefineCommand } from '../commands.ts'
import { takeBack } from '../jobs/take-back.ts'
import { examples } from '../text/examples.ts'

export const defineUndo: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .argument('[id]', 'id of the operation (see journal); - reads it from stdin')
    .description(
      'Take an operation back: the last one that can be, or the one with this id. What has changed since is left alone.',
    )
    .addHelpText('after', examples(['bobbin undo SPOOL', 'bobbin undo SPOOL ID']))
    .action(context.action((dir: string, id: string | undefined) => takeBack(context, dir, id, 'undo')))
}
