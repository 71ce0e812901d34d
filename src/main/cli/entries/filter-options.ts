/** FILTER: the window's language, and the flags of the reference's command line. All are combined with *and*. */
import type { Command } from 'commander'
import type { Filter } from '../../../contract/views.ts'
import { parseQuery } from '../../service/query/parse-query.ts'
import { queryOfFlags, type FilterFlags } from '../../service/query/query-of-flags.ts'
import { collected } from '../parse/parse-count.ts'
import { checkedExpression } from '../parse/parse-expression.ts'
import { checkedSpan } from '../parse/parse-span.ts'

export interface FilterOptions {
  readonly query?: string
  readonly queue?: readonly string[]
  readonly sender?: string
  readonly recipient?: string
  readonly nextHop?: string
  readonly olderThan?: string
  readonly youngerThan?: string
}

const filterHelp = `
FILTER: all parts must match. In --query: from: to: hop: queue: status: subject: error: id: age>2h size>1MB attempts>3
is:checked-out is:unreadable is:missing-data, words, "phrases", /regular expressions/, and, or, parentheses, and -
before what must not be. bobbin query prints the whole manual.`

export function addFilterOptions(command: Command): Command {
  return command
    .optionsGroup('Filter:')
    .option('--query <query>', "what must match, in the window's language")
    .option('--queue <queue>', 'in this queue (repeat for several)', collected)
    .option('--sender <re>', 'whose envelope sender matches the regular expression', checkedExpression)
    .option('--recipient <re>', 'one of whose envelope recipients matches', checkedExpression)
    .option('--next-hop <re>', 'one of whose next hops, written host:port, matches', checkedExpression)
    .option('--older-than <span>', 'spooled at least so long ago', checkedSpan)
    .option('--younger-than <span>', 'spooled at most so long ago', checkedSpan)
    .optionsGroup('Options:')
    .addHelpText('after', filterHelp)
}

export function filterOf(options: FilterOptions): Filter {
  const flags = queryOfFlags(flagsOf(options))
  const query = options.query?.trim() ?? ''
  // By itself first: the parentheses around it must neither complete it nor move the place of what is wrong.
  if (flags !== '') parseQuery(query)
  return {
    queues: options.queue ?? null,
    query: query === '' || flags === '' ? query + flags : `(${query}) ${flags}`,
  }
}

function flagsOf({ sender, recipient, nextHop, olderThan, youngerThan }: FilterOptions): FilterFlags {
  return {
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(nextHop === undefined ? {} : { nextHop }),
    ...(olderThan === undefined ? {} : { olderThan }),
    ...(youngerThan === undefined ? {} : { youngerThan }),
  }
}

/** Whether there is any filter besides `--queue`, which with names only says which entry is meant. */
export function filtersBeyondQueue(options: FilterOptions): boolean {
  const { query, sender, recipient, nextHop, olderThan, youngerThan } = options
  return [query, sender, recipient, nextHop, olderThan, youngerThan].some((value) => value !== undefined)
}
