import { FailureError } from '../../../contract/failure.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { SpoolId } from '../../../contract/views.ts'
import type { LiveSpool } from '../opened/live-spool.ts'
import { completeQuery } from '../query/complete-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { ListSession } from './list-session.ts'

export type ListOperation =
  | 'openList'
  | 'readRows'
  | 'refreshList'
  | 'findRow'
  | 'closeList'
  | 'holdSelection'
  | 'readSelection'
  | 'releaseSelection'
  | 'checkQuery'
  | 'completeQuery'

/** Lists of entries, for one client. */
export function listOperations(
  session: ListSession,
  opened: (spool: SpoolId) => LiveSpool,
): Pick<SpoolApi, ListOperation> {
  return {
    openList: ({ spool, filter, sort }) => answer(() => session.open(opened(spool), filter, sort).view()),
    readRows: ({ list, offset, limit }) => answer(() => session.list(list).list.read(offset, limit)),
    refreshList: ({ list }) =>
      answer(() => {
        const found = session.list(list).list
        found.refresh()
        return found.view()
      }),
    findRow: ({ list, key }) => answer(() => session.list(list).list.find(key)),
    closeList: ({ list }) => answer(() => session.closeList(list)),
    holdSelection: ({ list, rows }) => answer(() => session.hold(list, rows)),
    readSelection: ({ spool, selection, offset, limit }) =>
      answer(() =>
        session
          .resolve(spool, selection)
          .slice(offset, offset + limit)
          .map(({ key }) => key),
      ),
    releaseSelection: ({ selection }) => answer(() => session.release(selection)),
    checkQuery: ({ query }) => answer(() => problemOf(query)),
    completeQuery: ({ spool, query, cursor }) =>
      answer(() => completeQuery(opened(spool).index.store, query, Math.min(cursor, query.length))),
  }
}

function problemOf(query: string): Awaited<ReturnType<SpoolApi['checkQuery']>> {
  try {
    parseQuery(query)
    return null
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'query') throw error
    const { problem, offset, length } = error.failure
    return { problem, offset, length }
  }
}

/** Lists are all in memory: what there is to do is done at once. */
function answer<A>(compute: () => A): Promise<A> {
  return new Promise<A>((resolve) => {
    resolve(compute())
  })
}
