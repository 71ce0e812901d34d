import { Option } from 'commander'
import { counted } from '../../../contract/action-words.ts'
import { FailureError } from '../../../contract/failure.ts'
import type { EntryRow, EntryView, ListView, Sort } from '../../../contract/views.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { addFilterOptions, filterOf, type FilterOptions } from '../entries/filter-options.ts'
import { documentPages, rowPages, withWholeList } from '../entries/whole-list.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { parseCount } from '../parse/parse-count.ts'
import { parseSort } from '../parse/parse-sort.ts'
import { eximEntry } from '../status/exim-lines.ts'
import { orderOf, statusFormats, type StatusFormat } from '../status/status-formats.ts'
import { metadataSexp, statusSexp, type StatusSexpEntry } from '../status/status-sexp.ts'
import { statusColumns } from '../status/status-table.ts'
import { nameBytes, visibleText } from '../text/visible-text.ts'
import { examples } from '../text/examples.ts'

interface StatusOptions extends FilterOptions {
  readonly format?: StatusFormat
  readonly sort?: readonly Sort[]
  readonly limit?: number
}

export const defineStatus: DefineCommand = (command, context) => {
  addFilterOptions(command.argument('<dir>', 'directory of the spool'))
    .addOption(new Option('--format <format>', 'how to print them').choices(statusFormats))
    .option('--sort <fields>', 'by age, -size (largest first), queue,name …', parseSort)
    .option('--limit <n>', 'at most so many', parseCount)
    .addHelpText(
      'after',
      `
Formats: table, as wide as the terminal; exim, as exim -bp prints it; id, one name a line, for other commands' -;
sexp, as Async_smtp prints it; json, an array of entries (also --json).
${examples([
  'bobbin status SPOOL',
  "bobbin status SPOOL --query 'queue:frozen error:greylist age>2h' --sort -age --limit 20",
  'bobbin status SPOOL --next-hop mx1 --format id | bobbin freeze SPOOL -',
])}`,
    )
    .action(context.action((dir: string, options: StatusOptions) => status(context, dir, options)))
}

async function status(context: CommandContext, dir: string, options: StatusOptions): Promise<ExitStatus> {
  const open = await context.open(dir)
  const format = options.format ?? (context.globals.json ? 'json' : 'table')
  await withWholeList(open, filterOf(options), options.sort ?? orderOf[format], (list) =>
    printers[format](context, open, list, options.limit),
  )
  return exitStatus.done
}

type Print = (
  context: CommandContext,
  open: OpenSpool,
  list: ListView,
  limit: number | undefined,
) => Promise<void>

const printers: Readonly<Record<StatusFormat, Print>> = {
  async table({ output }, open, list, limit) {
    const rows: EntryRow[] = []
    for await (const page of rowPages(open, list, limit)) rows.push(...page)
    if (rows.length === 0) return output.note('No entries.')
    await output.table(statusColumns(open.view.kind, Date.now()), rows)
    if (rows.length < list.total) {
      await output.note(`${counted(list.total - rows.length, 'more entry', 'more entries')}.`)
    }
  },

  async exim({ output }, open, list, limit) {
    const now = Date.now()
    for await (const page of documentPages(open, list, limit)) {
      if (output.closed) return
      await output.raw(page.map((entry) => eximEntry(entry, now)).join(''))
    }
  },

  async id({ output }, open, list, limit) {
    for await (const page of rowPages(open, list, limit)) {
      if (output.closed) return
      const newline = Buffer.of(0x0a)
      await output.raw(Buffer.concat(page.flatMap((row) => [nameBytes(row.name), newline])))
    }
  },

  async sexp({ output }, open, list, limit) {
    const entries: StatusSexpEntry[] = []
    for await (const page of rowPages(open, list, limit)) {
      for (const row of page) {
        const view = await readIfThere(open, row)
        if (view === null) continue
        const metadata = metadataSexp(view.metadataText)
        if (metadata !== null) entries.push({ metadata, dataBytes: view.entry.dataBytes })
        else
          await output.note(
            `${visibleText(row.queue)}/${visibleText(row.name)}: left out, not an s-expression`,
          )
      }
    }
    await output.raw(statusSexp(entries))
  },

  async json({ output }, open, list, limit) {
    let before = '[\n'
    for await (const page of documentPages(open, list, limit)) {
      if (output.closed) return
      if (page.length === 0) continue
      await output.raw(before + page.map((entry) => JSON.stringify(entry)).join(',\n'))
      before = ',\n'
    }
    await output.raw(before === ',\n' ? '\n]\n' : '[]\n')
  },
}

/** Null when somebody was faster. */
async function readIfThere({ api, spool }: OpenSpool, row: EntryRow): Promise<EntryView | null> {
  const { queue, name, checkedOut } = row
  try {
    return await api.readEntry({ spool, key: { queue, name, checkedOut } })
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'not-found') return null
    throw error
  }
}
