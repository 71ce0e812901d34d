import { listed } from '../../../contract/action-words.ts'
import type { DefineCommand } from '../commands.ts'
import type { CommandContext } from '../command-context.ts'
import { directoryArgument } from '../directory-argument.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { collected } from '../parse/parse-count.ts'
import { toItsEnd } from '../to-its-end.ts'
import { visibleText } from '../text/visible-text.ts'
import { examples } from '../text/examples.ts'

interface CreateOptions {
  readonly queue?: readonly string[]
}

export const defineCreate: DefineCommand = (command, context) => {
  command
    .description('Create a spool in a new or empty directory. What is there already of a spool is kept.')
    .argument('<dir>', 'directory of the spool; its parent must exist')
    .option(
      '--queue <name>',
      'a queue (repeat for several); without it the four of a message spool',
      collected,
    )
    .addHelpText(
      'after',
      examples([
        'bobbin create /var/spool/mail',
        'bobbin create /var/spool/jobs --queue incoming --queue failed',
      ]),
    )
    .action(context.action((dir: string, options: CreateOptions) => create(context, dir, options)))
}

async function create(context: CommandContext, dir: string, { queue }: CreateOptions): Promise<ExitStatus> {
  const { output } = context
  const { api } = (await context.start()).connection
  const view = await toItsEnd(context.io, () =>
    api.createSpool({ dir: directoryArgument(dir), ...(queue === undefined ? {} : { queues: queue }) }),
  )
  const queues = view.queues.map((each) => each.queue)
  if (output.json) await output.document({ dir: view.dir, kind: view.kind, queues })
  else
    await output.line(
      `${visibleText(view.dir)}: a ${view.kind} spool with ${listed(queues.map(visibleText))}`,
    )
  return exitStatus.done
}
