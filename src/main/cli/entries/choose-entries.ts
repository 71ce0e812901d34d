/** Which entries a command acts on: those named, or all that match a filter. */
import type { Selection, SeenEntry } from '../../../contract/actions.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import { UsageError } from '../usage-error.ts'
import { filterOf, filtersBeyondQueue, type FilterOptions } from './filter-options.ts'
import { locate, type LocateOptions } from './locate.ts'
import { namesOfArguments } from './names-of-arguments.ts'
import { withWholeList } from './whole-list.ts'

export interface ChosenEntries {
  /** What was found; fixed from now on. */
  readonly selection: Selection
  readonly count: number
  /** The names as they were given, in their order; null when a filter chose. */
  readonly names: readonly string[] | null
  /** Names that lead to no entry. */
  readonly failures: ReadonlyMap<string, Failure>
}

export async function chooseEntries(
  context: CommandContext,
  open: OpenSpool,
  given: readonly string[],
  options: FilterOptions,
  checkouts: LocateOptions['checkouts'] = 'never',
): Promise<ChosenEntries> {
  if (given.length === 0) return chooseByFilter(open, options)
  const names = await namesOfArguments(given, context.io.stdin)
  const entries: SeenEntry[] = []
  const failures = new Map<string, Failure>()
  for (const name of names) {
    const located = await locate(open, name, { queue: options.queue?.[0], checkouts })
    if (located.kind === 'found') entries.push({ key: located.key, revision: null })
    else failures.set(name, located.failure)
  }
  return { selection: { kind: 'entries', entries }, count: entries.length, names, failures }
}

/** Says what is wrong with the combination before anything is opened. */
export function checkChoice(given: readonly string[], options: FilterOptions): void {
  const filters = filtersBeyondQueue(options)
  if (given.length === 0 && !filters && options.queue === undefined) {
    throw new UsageError('Say which entries: NAME…, - for names on stdin, or --query.')
  }
  if (given.length > 0 && filters) throw new UsageError('Give names or a filter, not both.')
  if (given.length > 0 && (options.queue?.length ?? 0) > 1) {
    throw new UsageError('With names, --queue says in which one queue they are.')
  }
}

async function chooseByFilter(open: OpenSpool, options: FilterOptions): Promise<ChosenEntries> {
  return withWholeList(
    open,
    filterOf(options),
    [{ by: 'queue', direction: 'ascending' }],
    async ({ list }) => {
      const { selection, count } = await open.api.holdSelection({ list, rows: 'all' })
      return { selection: { kind: 'held', selection }, count, names: null, failures: new Map() }
    },
  )
}
