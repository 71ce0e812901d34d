/** Lists as programs want them: whole, and only once everything has been read. */
import { FailureError } from '../../../contract/failure.ts'
import type { EntryDocument, EntryRow, Filter, ListView, Sort } from '../../../contract/views.ts'
import type { OpenSpool } from '../command-context.ts'

const pageSize = 500

/** Resolves when every entry's metadata has been read. */
export async function indexComplete({ api, connection, spool, faulted }: OpenSpool): Promise<void> {
  let ready: () => void
  const changed = new Promise<void>((resolve) => (ready = resolve))
  const unsubscribe = connection.subscribe((event) => {
    if (event.kind === 'spool-changed' && event.spool.spool === spool && event.spool.index.complete) ready()
  })
  try {
    // Asked only after listening began: whatever completes in between is not missed.
    const views = await api.listSpools({})
    const now = views.find((view) => view.spool === spool)
    if (now?.index.complete === true) return
    await Promise.race([changed, faulted])
  } finally {
    unsubscribe()
  }
}

/** A list of all that match, held while `use` runs. */
export async function withWholeList<A>(
  open: OpenSpool,
  filter: Filter,
  sort: readonly Sort[],
  use: (list: ListView) => Promise<A>,
): Promise<A> {
  const { api, spool } = open
  // Before the wait: what is wrong with the query is said at once.
  const wrong = await api.checkQuery({ query: filter.query })
  if (wrong !== null) throw new FailureError({ code: 'query', ...wrong })
  await indexComplete(open)
  const list = await api.openList({ spool, filter, sort })
  try {
    return await use(list)
  } finally {
    await api.closeList({ list: list.list })
  }
}

/** Page by page, `limit` at most. */
export async function* rowPages(
  { api }: OpenSpool,
  { list, total }: ListView,
  limit = total,
): AsyncGenerator<readonly EntryRow[]> {
  const end = Math.min(total, limit)
  for (let offset = 0; offset < end;) {
    const { rows } = await api.readRows({ list, offset, limit: Math.min(pageSize, end - offset) })
    if (rows.length === 0) return
    yield rows
    offset += rows.length
  }
}

/** The documents of the rows, page by page; entries that have gone meanwhile are left out. */
export async function* documentPages(
  { api }: OpenSpool,
  { list, total }: ListView,
  limit = total,
): AsyncGenerator<readonly EntryDocument[]> {
  const end = Math.min(total, limit)
  for (let offset = 0; offset < end; offset += pageSize) {
    yield await api.readDocuments({ list, offset, limit: Math.min(pageSize, end - offset) })
  }
}
