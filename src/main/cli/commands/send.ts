import type { Action } from '../../../contract/actions.ts'
import type { DefineCommand } from '../commands.ts'
import { runAction, type ActionOptions } from '../jobs/run-action.ts'
import { parsePositiveSpan } from '../parse/parse-span.ts'
import { parseTime } from '../parse/parse-time.ts'
import { UsageError } from '../usage-error.ts'
import { examples } from '../text/examples.ts'
import { takesEntries } from './action-command.ts'

interface SendOptions extends ActionOptions {
  readonly at?: string
  readonly retryInterval?: readonly number[]
}

export const defineSend: DefineCommand = (command, context) => {
  takesEntries(command)
    .description(
      'Send messages now, or at a time. Recipients that had failed are tried again. A server that runs in the spool ' +
        'does not notice before its restart.',
    )
    .option('--at <time>', 'not before this time', parseTime)
    .option(
      '--retry-interval <span>',
      'wait so long before the next tries; in front of the intervals that the message has (repeat for several)',
      (span, previous: readonly number[] | undefined) => [...(previous ?? []), parsePositiveSpan(span)],
    )
    .addHelpText(
      'after',
      examples([
        'bobbin send SPOOL NAME',
        'bobbin send SPOOL NAME --at 2026-01-31T08:00:00Z',
        "bobbin send SPOOL --query 'hop:mx1.example.net' --retry-interval 5m --retry-interval 1h",
      ]),
    )
    .action(
      context.action((dir: string, names: string[], options: SendOptions) =>
        runAction(context, dir, names, options, actionOf(options)),
      ),
    )
}

function actionOf({ at, retryInterval }: SendOptions): Action {
  if (at !== undefined && retryInterval !== undefined) {
    throw new UsageError('--retry-interval is for sending now, not for --at.')
  }
  if (at !== undefined) return { kind: 'send-at', at }
  if (retryInterval === undefined) return { kind: 'send-now' }
  return { kind: 'send-now', retryIntervals: retryInterval.map((spanMs) => ({ spanMs })) }
}
