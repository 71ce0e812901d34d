import type { SpoolView } from '../../../contract/views.ts'

/** Why nothing can be written into a spool now; null when it can. */
export function whyNotWritable({ access, lost }: SpoolView): string | null {
  if (lost !== null) return 'The directory of the spool has gone.'
  if (access.kind === 'read-write') return null
  return 'The spool is open for reading only.'
}
