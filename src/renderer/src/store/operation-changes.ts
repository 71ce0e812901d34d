import type { OperationChange, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { report } from './notices.ts'

/** A window into what an operation has changed, and of how many changes; null when it cannot be read. */
export async function readOperationChanges(
  spool: SpoolId,
  operation: string,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly changes: readonly OperationChange[] } | null> {
  try {
    return await api().readOperation({ spool, operation, offset, limit })
  } catch (error) {
    report(error, 'What the operation has changed could not be read')
    return null
  }
}
