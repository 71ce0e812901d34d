import type { OperationChange, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { report } from './notices.ts'

/** A window into what an operation has changed; null when it cannot be read. */
export async function readOperationChanges(
  spool: SpoolId,
  operation: string,
  offset: number,
  limit: number,
): Promise<readonly OperationChange[] | null> {
  try {
    const { changes } = await api().readOperation({ spool, operation, offset, limit })
    return changes
  } catch (error) {
    report(error, 'What the operation has changed could not be read')
    return null
  }
}
