import type { Action, PreviewEntry } from '../../../contract/actions.ts'
import { api } from '../client/bridge.ts'
import { report } from './notices.ts'
import type { ResolvedSelection } from './resolve-chosen.ts'

/** A window into the fixed list of a selection, with what the action would do to each; null when it cannot be read. */
export async function readPreview(
  { spool, selection }: ResolvedSelection,
  action: Action,
  offset: number,
  limit: number,
): Promise<readonly PreviewEntry[] | null> {
  try {
    return await api().previewEntries({ spool, selection, action, offset, limit })
  } catch (error) {
    report(error, 'The list of what would be done could not be read')
    return null
  }
}
