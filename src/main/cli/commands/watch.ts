import type { EntryChange, SpoolEvent } from '../../../contract/events.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { problemDocument } from '../fsck/problem-document.ts'
import { visibleText } from '../text/visible-text.ts'
import { untilStopped } from '../until-stopped.ts'
import { examples } from '../text/examples.ts'

export const defineWatch: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .description(
      'Print events as they happen, one a line, until interrupted: entry-appeared, entry-left, entry-changed, ' +
        'checkout, problem-started, problem-ended; overflow when more happened than could be followed.',
    )
    .addHelpText('after', examples(['bobbin watch SPOOL', 'bobbin watch SPOOL --json | jq .name']))
    .action(context.action((dir: string) => watch(context, dir)))
}

async function watch(context: CommandContext, dir: string): Promise<ExitStatus> {
  const { output } = context
  const open = await context.open(dir, { use: 'follow' })
  const unsubscribe = open.connection.subscribe((event) => {
    for (const line of linesOf(open, event)) {
      void (output.json ? output.jsonLine(line) : output.line(textOf(line)))
    }
  })
  await output.note(`Watching ${visibleText(open.view.dir)}.`)
  try {
    await untilStopped(context)
  } finally {
    unsubscribe()
  }
  return exitStatus.done
}

/** `event` says what happened; `at` is when this process learned of it. */
export interface WatchLine {
  readonly event: string
  readonly at: string
  readonly queue?: string
  readonly name?: string
  readonly checkedOut?: boolean
  readonly text?: string
}

const eventOfChange = {
  appeared: 'entry-appeared',
  left: 'entry-left',
  changed: 'entry-changed',
  checkout: 'checkout',
} as const satisfies Record<EntryChange['change'], string>

export function linesOf({ spool }: Pick<OpenSpool, 'spool'>, event: SpoolEvent): readonly WatchLine[] {
  const at = new Date().toISOString()
  switch (event.kind) {
    case 'entries-changed': {
      if (event.spool !== spool) return []
      const lines = event.changes.map(({ change, ...key }) => ({ event: eventOfChange[change], at, ...key }))
      return event.overflow ? [...lines, { event: 'overflow', at }] : lines
    }
    case 'problem-started':
    case 'problem-ended': {
      if (event.spool !== spool) return []
      return [{ event: event.kind, at, ...problemDocument(event.problem) }]
    }
    case 'resync':
      return [{ event: 'overflow', at }]
    case 'spool-changed':
    case 'spool-closed':
    case 'list-changed':
    case 'job-changed':
    case 'journal-changed':
    case 'recent-spools-changed':
      return []
  }
}

function textOf(line: WatchLine): string {
  const { event, at, name, queue, checkedOut, text } = line
  const place = queue === undefined ? '' : `${queue}${checkedOut === true ? '/.checkout' : ''}/`
  const what = name === undefined ? '' : ` ${place}${name}`
  return visibleText(`${at} ${event}${what}${text === undefined ? '' : `: ${text}`}`)
}
