import type { QueryCompletion } from '../../../contract/spool-api.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { useListing } from './listing.ts'
import { report } from './notices.ts'

/** What could stand at the cursor of a query: fields, and values of the shown spool. */
export async function completionsAt(query: string, cursor: number): Promise<readonly QueryCompletion[]> {
  const { spool } = useListing.getState()
  if (spool === null) return []
  try {
    const found = await api().completeQuery({ spool, query, cursor })
    // What stands there already is no suggestion.
    return found.filter(({ text, from, to }) => query.slice(from, to) !== text)
  } catch (error) {
    const { code } = failureOf(error)
    if (code !== 'disconnected' && code !== 'unknown-spool') report(error, 'Nothing could be suggested')
    return []
  }
}
