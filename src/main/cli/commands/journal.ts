import type { JournalEntry } from '../../../contract/views.ts'
import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { parsePositiveCount } from '../parse/parse-count.ts'
import { localTime } from '../show/summary.ts'
import type { Style } from '../text/style.ts'
import type { Column } from '../text/table.ts'
import { examples } from '../text/examples.ts'

const pageSize = 1000

export const defineJournal: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .description('List what Bobbin has done to a spool (window, browser and command line), newest first.')
    .option('--limit <n>', 'at most so many', parsePositiveCount)
    .addHelpText('after', examples(['bobbin journal SPOOL', 'bobbin undo SPOOL ID']))
    .action(
      context.action((dir: string, options: { readonly limit?: number }) => journal(context, dir, options)),
    )
}

async function journal(
  context: CommandContext,
  dir: string,
  { limit = Infinity }: { readonly limit?: number },
): Promise<ExitStatus> {
  const { output } = context
  const { api, spool } = await context.open(dir)
  const operations: JournalEntry[] = []
  let total: number
  do {
    const wanted = Math.min(pageSize, limit - operations.length)
    const page = await api.readJournal({ spool, offset: operations.length, limit: wanted })
    operations.push(...page.operations)
    total = page.operations.length === 0 ? operations.length : page.total
  } while (operations.length < Math.min(limit, total))
  if (output.json) {
    await output.document({
      operations: operations.map((each) => ({ ...each, at: new Date(each.atMs).toISOString() })),
    })
  } else if (operations.length === 0) await output.note('Bobbin has done nothing to this spool.')
  else await output.table(columns, operations)
  return exitStatus.done
}

const styles: Readonly<Record<JournalEntry['state'], Style | null>> = {
  running: 'blue',
  done: null,
  interrupted: 'red',
  undone: 'dim',
}

const columns: readonly Column<JournalEntry>[] = [
  { title: 'id', text: (entry) => entry.operation },
  { title: 'when', text: (entry) => localTime(entry.atMs) },
  { title: 'who', text: ({ who }) => `${who.user}@${who.host}`, shrinkTo: 8 },
  { title: 'what', text: (entry) => entry.title, shrinkTo: 16 },
  { title: 'done', text: (entry) => `${String(entry.succeeded)}/${String(entry.entries)}`, align: 'right' },
  { title: 'state', text: (entry) => entry.state, style: (entry) => styles[entry.state] },
  {
    title: 'can be',
    text: (entry) => (entry.undoable ? 'undone' : entry.redoable ? 'redone' : (entry.reason ?? '')),
    shrinkTo: 8,
  },
]
