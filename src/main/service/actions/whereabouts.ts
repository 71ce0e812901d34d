import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey } from '../../../contract/views.ts'
import { isThere } from '../entry/metadata-file.ts'
import type { OpenedSpool } from '../opened-spool.ts'

/** Why an entry is not, or cannot be taken from, where it was seen: somebody holds it, it was moved, it has gone. */
export function whereabouts(spool: OpenedSpool, key: EntryKey): Failure {
  const { name, queue } = key
  const holder = spool.queues.find((other) => isThere(spool, { name, queue: other, checkedOut: true }))
  if (!key.checkedOut && holder !== undefined) return { code: 'checked-out', name, queue: holder }
  // In its own queue all the same: it has no registry file, so nobody can take it.
  const isInPlace = !key.checkedOut && isThere(spool, key)
  const isElsewhere = spool.queues.some((other) => isThere(spool, { name, queue: other, checkedOut: false }))
  return isElsewhere && !isInPlace ? { code: 'changed', name, queue } : { code: 'not-found', name, queue }
}
