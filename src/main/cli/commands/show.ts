import { Option } from 'commander'
import { FailureError } from '../../../contract/failure.ts'
import type { EntryKey, EntryView } from '../../../contract/views.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { locate } from '../entries/locate.ts'
import { namesOfArguments } from '../entries/names-of-arguments.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { printBody, printPartText } from '../show/print-parts.ts'
import { summaryOf } from '../show/summary.ts'
import { factLines } from '../text/table.ts'
import { visibleLines } from '../text/visible-text.ts'
import { UsageError } from '../usage-error.ts'
import { examples } from '../text/examples.ts'

const partNames = ['summary', 'metadata', 'headers', 'text', 'html', 'source', 'data'] as const

type PartName = (typeof partNames)[number]

interface ShowOptions {
  readonly part?: PartName
  readonly queue?: string
  readonly checkedOut?: boolean
  readonly pretty?: boolean
}

export const defineShow: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .argument('<name>', 'name of the entry; - reads it from stdin')
    .addOption(
      new Option(
        '--part <part>',
        'source: the decoded message byte for byte; data: the file as it is on disk',
      ).choices(partNames),
    )
    .option('--queue <queue>', 'the queue it is in, where several have the name')
    .option('--checked-out', 'the checked out one, where a queue has the name, too')
    .option('--pretty', 'metadata indented for people')
    .addHelpText(
      'after',
      examples([
        'bobbin show SPOOL NAME',
        'bobbin show SPOOL NAME --part text',
        'bobbin show SPOOL NAME --part source > message.eml',
        'bobbin show SPOOL NAME --json',
      ]),
    )
    .action(
      context.action((dir: string, name: string, options: ShowOptions) => show(context, dir, name, options)),
    )
}

async function show(
  context: CommandContext,
  dir: string,
  given: string,
  options: ShowOptions,
): Promise<ExitStatus> {
  const open = await context.open(dir)
  const [name, ...others] = await namesOfArguments([given], context.io.stdin)
  if (name === undefined || others.length > 0) throw new UsageError('Give the name of one entry.')
  const { queue, checkedOut } = options
  const located = await locate(open, name, {
    queue,
    checkouts: checkedOut === true ? 'only' : 'prefer-queue',
  })
  if (located.kind === 'failed') throw new FailureError(located.failure)
  return printPart(context, open, located.key, options)
}

async function printPart(
  context: CommandContext,
  open: OpenSpool,
  key: EntryKey,
  { part = 'summary', pretty }: ShowOptions,
): Promise<ExitStatus> {
  if (part === 'source' || part === 'data') return printBody(context, open, key, part)
  const view = await open.api.readEntry({ spool: open.spool, key })
  switch (part) {
    case 'summary':
      return printSummary(context, view)
    case 'metadata':
      return printText(context, part, pretty === true ? view.metadataPretty : view.metadataText)
    case 'headers':
      return printHeaders(context, view)
    case 'text':
    case 'html':
      return printPartText(context, open, key, view, part)
  }
}

async function printSummary({ output }: CommandContext, view: EntryView): Promise<ExitStatus> {
  if (!output.json) {
    await output.lines(factLines(summaryOf(view, Date.now()), output.paint))
    return exitStatus.done
  }
  const { entry, message, messageFailure } = view
  await output.document({
    ...entry,
    headers: message?.headers ?? [],
    parts: message?.parts ?? [],
    ...(messageFailure === null ? {} : { messageFailure }),
  })
  return exitStatus.done
}

async function printHeaders(context: CommandContext, view: EntryView): Promise<ExitStatus> {
  if (view.message === null) throw noMessage(view)
  const { headers } = view.message
  if (context.output.json) await context.output.document({ headers })
  else await printText(context, 'headers', headers.map(({ name, raw }) => `${name}:${raw}\n`).join(''))
  return exitStatus.done
}

/** Text that ends its last line; on a terminal without control characters. */
async function printText({ output, io }: CommandContext, part: PartName, text: string): Promise<ExitStatus> {
  if (output.json) await output.document({ [part]: text })
  else {
    const shown = io.stdout.isTerminal ? visibleLines(text) : text
    await output.raw(shown === '' || shown.endsWith('\n') ? shown : `${shown}\n`)
  }
  return exitStatus.done
}

function noMessage({ entry, messageFailure }: EntryView): FailureError {
  const failure = messageFailure ?? {
    code: 'unreadable-message' as const,
    problem: `${entry.name} is not a message`,
  }
  return new FailureError(failure)
}
