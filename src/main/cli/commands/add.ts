import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { failureOfThrown } from '../failure-of-thrown.ts'
import { toItsEnd } from '../to-its-end.ts'
import { readInput } from '../read-input.ts'
import { reportResults, type Result } from '../jobs/report-results.ts'
import { assertWritable } from '../jobs/run-action.ts'
import { collected } from '../parse/parse-count.ts'
import { parsePositiveSpan } from '../parse/parse-span.ts'
import { visibleText } from '../text/visible-text.ts'
import { examples } from '../text/examples.ts'

interface AddOptions {
  readonly sender?: string
  readonly recipient?: readonly string[]
  readonly nextHop?: readonly string[]
  readonly retryInterval?: readonly number[]
  readonly sendNow?: boolean
}

export const defineAdd: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .argument('<files...>', '.eml files; - reads one message from stdin')
    .description(
      'Put messages into a message spool under new ids, frozen by default. The envelope comes from the headers where ' +
        'it is not given.',
    )
    .option('--sender <address>', 'envelope sender; <> for the null sender')
    .option('--recipient <address>', 'envelope recipient (repeat for several)', collected)
    .option('--next-hop <host:port>', 'where to deliver to (repeat for several, in this order)', collected)
    .option(
      '--retry-interval <span>',
      'wait so long between tries (repeat for several, in this order)',
      (span, previous: readonly number[] | undefined) => [...(previous ?? []), parsePositiveSpan(span)],
    )
    .option('--send-now', 'to be sent at once, instead of frozen')
    .addHelpText(
      'after',
      examples([
        'bobbin add SPOOL message.eml',
        'bobbin add SPOOL *.eml --recipient bob@example.net --next-hop mx1.example.net:25 --send-now',
      ]),
    )
    .action(
      context.action((dir: string, files: string[], options: AddOptions) =>
        add(context, dir, files, options),
      ),
    )
}

async function add(
  context: CommandContext,
  dir: string,
  files: readonly string[],
  options: AddOptions,
): Promise<ExitStatus> {
  const open = await context.open(dir)
  assertWritable(open)
  const envelope = envelopeOf(options)
  async function* results(): AsyncGenerator<readonly Result[]> {
    for (const file of files) {
      if (context.io.interrupted.aborted) return
      yield [await addFile(context, open, file, envelope)]
    }
  }
  const status = await toItsEnd(context.io, () =>
    reportResults(context, { results: results(), single: files.length === 1, job: null }),
  )
  return context.io.interrupted.aborted ? exitStatus.interrupted : status
}

type Envelope = Omit<Parameters<SpoolApi['addMessage']>[0], 'spool' | 'source'>

function envelopeOf({ sender, recipient, nextHop, retryInterval, sendNow }: AddOptions): Envelope {
  return {
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipients: recipient }),
    ...(nextHop === undefined ? {} : { nextHops: nextHop }),
    ...(retryInterval === undefined ? {} : { retryIntervals: retryInterval.map((spanMs) => ({ spanMs })) }),
    ...(sendNow === undefined ? {} : { sendNow }),
  }
}

async function addFile(
  { io }: CommandContext,
  { api, spool }: OpenSpool,
  file: string,
  envelope: Envelope,
): Promise<Result> {
  try {
    const source = await readInput(file, io.stdin)
    const { name, queue } = await api.addMessage({ spool, source, ...envelope })
    const line = `${visibleText(name)}: added to ${visibleText(queue)} from ${visibleText(file)}`
    return { kind: 'done', name, line, data: { file, queue } }
  } catch (error) {
    // Whatever is wrong with one file says nothing about the next.
    return { kind: 'failed', name: file, failure: failureOfThrown(error), data: { file } }
  }
}
