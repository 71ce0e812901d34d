import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { assertWritable } from '../jobs/run-action.ts'
import { toItsEnd } from '../to-its-end.ts'
import { readInput } from '../read-input.ts'
import { nameBytes } from '../text/visible-text.ts'
import { UsageError } from '../usage-error.ts'
import { examples } from '../text/examples.ts'

interface EnqueueOptions {
  readonly metadata: string
  readonly data: string
  readonly prefix?: string
  readonly name?: string
}

export const defineEnqueue: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .argument('<queue>', 'queue to put the entry into')
    .description('Put an entry into any Multispool: metadata and data as they are. Prints its name.')
    .requiredOption('--metadata <file>', 'what the metadata file is to hold; - for stdin')
    .requiredOption('--data <file>', 'what the data file is to hold; - for stdin')
    .option('--prefix <prefix>', 'reserve a new name that begins like this')
    .option('--name <name>', 'reserve exactly this name')
    .addHelpText(
      'after',
      examples(['bobbin enqueue SPOOL incoming --metadata job.json --data job.bin --prefix job-']),
    )
    .action(
      context.action((dir: string, queue: string, options: EnqueueOptions) =>
        enqueue(context, dir, queue, options),
      ),
    )
}

async function enqueue(
  context: CommandContext,
  dir: string,
  queue: string,
  options: EnqueueOptions,
): Promise<ExitStatus> {
  const { output, io } = context
  const name = nameOf(options)
  if (options.metadata === '-' && options.data === '-') {
    throw new UsageError('Only one of --metadata and --data can be read from stdin.')
  }
  const open = await context.open(dir)
  assertWritable(open)
  const metadata = await readInput(options.metadata, io.stdin)
  const data = await readInput(options.data, io.stdin)
  const key = await toItsEnd(io, () =>
    open.api.enqueueEntry({ spool: open.spool, queue, metadata, data, name }),
  )
  if (output.json) await output.document({ name: key.name, queue: key.queue })
  else await output.raw(Buffer.concat([nameBytes(key.name), Buffer.of(0x0a)]))
  return exitStatus.done
}

function nameOf({ prefix, name }: EnqueueOptions) {
  if (name !== undefined && prefix === undefined) return { kind: 'name', name } as const
  if (prefix !== undefined && name === undefined) return { kind: 'prefix', prefix } as const
  throw new UsageError('Give either --prefix or --name.')
}
