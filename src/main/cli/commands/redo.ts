import type { DefineCommand } from '../commands.ts'
import { takeBack } from '../jobs/take-back.ts'
import { examples } from '../text/examples.ts'

export const defineRedo: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .argument('[id]', 'id of the operation (see journal); - reads it from stdin')
    .description('Do an operation again that was taken back.')
    .addHelpText('after', examples(['bobbin redo SPOOL', 'bobbin redo SPOOL ID']))
    .action(context.action((dir: string, id: string | undefined) => takeBack(context, dir, id, 'redo')))
}
