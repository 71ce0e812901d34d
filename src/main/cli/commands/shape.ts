import { Option } from 'commander'
import type { ShapeView } from '../../../contract/spool-api.ts'
import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { addFilterOptions, filterOf, type FilterOptions } from '../entries/filter-options.ts'
import { indexComplete } from '../entries/whole-list.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { parsePositiveCount } from '../parse/parse-count.ts'
import { shortSpan } from '../text/short-span.ts'
import type { Column } from '../text/table.ts'
import { examples } from '../text/examples.ts'

const sides = ['recipient', 'sender', 'next-hop'] as const

interface ShapeOptions extends FilterOptions {
  readonly by: (typeof sides)[number]
  readonly limit?: number
}

export const defineShape: DefineCommand = (command, context) => {
  addFilterOptions(command.argument('<dir>', 'directory of the spool'))
    .description('How old is what waits, by domain: counts in buckets of doubling age, as qshape of Postfix.')
    .addOption(new Option('--by <side>', 'whose domain').choices(sides).default('recipient'))
    .option('--limit <n>', 'at most so many domains, the rest together', parsePositiveCount)
    .addHelpText('after', examples(['bobbin shape SPOOL', 'bobbin shape SPOOL --by next-hop --queue active']))
    .action(context.action((dir: string, options: ShapeOptions) => shape(context, dir, options)))
}

async function shape(context: CommandContext, dir: string, options: ShapeOptions): Promise<ExitStatus> {
  const { output } = context
  const open = await context.open(dir)
  await indexComplete(open)
  const view = await open.api.readShape({
    spool: open.spool,
    filter: filterOf(options),
    by: options.by,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  })
  if (output.json) await output.document(view)
  else await output.table(columnsOf(view), rowsOf(view))
  return exitStatus.done
}

interface Row {
  readonly domain: string
  readonly total: number
  readonly counts: readonly number[]
}

function rowsOf({ rows, total, rest }: ShapeView): readonly Row[] {
  const sum = total.reduce((whole, each) => whole + each, 0)
  const others = rest === 0 ? [] : [{ domain: '(others)', total: rest, counts: [] }]
  return [{ domain: 'TOTAL', total: sum, counts: total }, ...rows, ...others]
}

function columnsOf({ boundsMs }: ShapeView): readonly Column<Row>[] {
  const bucket = (title: string, at: number): Column<Row> => ({
    title,
    align: 'right',
    text: ({ counts }) => (counts[at] === undefined ? '' : String(counts[at])),
    style: ({ counts }) => (counts[at] === 0 ? 'dim' : null),
  })
  return [
    { title: 'domain', text: (row) => row.domain, shrinkTo: 12 },
    { title: 'total', text: (row) => String(row.total), align: 'right' },
    ...boundsMs.map((boundMs, at) => bucket(shortSpan(boundMs), at)),
    bucket(`${shortSpan(boundsMs.at(-1) ?? 0)}+`, boundsMs.length),
  ]
}
