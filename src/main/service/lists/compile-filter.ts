import { FailureError } from '../../../contract/failure.ts'
import type { Filter } from '../../../contract/views.ts'
import type { LiveSpool } from '../opened/live-spool.ts'
import { compileQuery, type CompiledQuery } from '../query/compile-query.ts'
import { parseQuery } from '../query/parse-query.ts'

/** Throws a `FailureError` `query` or `unknown-queue`. */
export function compileFilter(
  spool: LiveSpool,
  filter: Filter,
  now: () => number,
): { readonly queues: ReadonlySet<number> | null; readonly query: CompiledQuery } {
  const { index, kind } = spool
  const query = compileQuery(parseQuery(filter.query), {
    store: index.store,
    kind,
    now,
    readAllRecipients: (slot) => index.readAllRecipients(slot),
  })
  return {
    queues: filter.queues === null ? null : new Set(filter.queues.map((queue) => queueNumber(spool, queue))),
    query,
  }
}

function queueNumber(spool: LiveSpool, queue: string): number {
  const number = spool.index.store.places.queueNumber(queue)
  if (number === undefined) throw new FailureError({ code: 'unknown-queue', queue, queues: spool.queues })
  return number
}
