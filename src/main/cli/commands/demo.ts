import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { directoryArgument } from '../directory-argument.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { parseCount } from '../parse/parse-count.ts'
import { visibleText } from '../text/visible-text.ts'
import { examples } from '../text/examples.ts'

interface DemoOptions {
  readonly messages?: number
  readonly seed?: number
}

export const defineDemo: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'a new or empty directory')
    .description('Make a spool of realistic messages in every state. The same seed makes the same messages.')
    .option('--messages <n>', 'how many', parseCount)
    .option('--seed <n>', 'a whole number', parseCount)
    .addHelpText('after', examples(['bobbin demo /tmp/demo', 'bobbin demo /tmp/large --messages 100000']))
    .action(context.action((dir: string, options: DemoOptions) => demo(context, dir, options)))
}

async function demo(
  context: CommandContext,
  dir: string,
  { messages, seed }: DemoOptions,
): Promise<ExitStatus> {
  const { output } = context
  const { api } = (await context.start()).connection
  const view = await api.createDemoSpool({
    dir: directoryArgument(dir),
    ...(messages === undefined ? {} : { messages }),
    ...(seed === undefined ? {} : { seed }),
  })
  const queues = view.queues.map(({ queue, entries, checkedOut }) => ({ queue, entries, checkedOut }))
  if (output.json) await output.document({ dir: view.dir, kind: view.kind, queues })
  else {
    const counts = queues.map(({ queue, entries }) => `${queue} ${String(entries)}`)
    await output.line(`${visibleText(view.dir)}: ${counts.join(', ')}`)
  }
  return exitStatus.done
}
