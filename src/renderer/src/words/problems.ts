import { counted } from '../../../contract/action-words.ts'
import type { HealthView, ProblemDir, ProblemKind } from '../../../contract/views.ts'
import { readableName } from './names.ts'

/** The short word of a problem, for a badge. */
export const problemLabels: Readonly<Record<ProblemKind, string>> = {
  'too-old': 'Too old',
  orphaned: 'Orphaned',
  duplicated: 'In several places',
  'missing-data': 'Data missing',
  'unreadable-metadata': 'Metadata unreadable',
  'status-queue-mismatch': 'Status contradicts queue',
  'id-name-mismatch': 'Id contradicts name',
  'spool-dir-mismatch': 'Of another directory',
}

/** Where the monitor found something, as the rest of the window calls it. */
export function problemPlace(dir: ProblemDir): string {
  const [kind, ...name] = dir.split(':')
  const queue = readableName(name.join(':'))
  if (kind === 'queue') return queue
  if (kind === 'checkout') return `${queue} (checked out)`
  return dir
}

/** `3 problems, 1 warning`; empty when there is nothing. */
export function healthCounts({ problems, warnings }: Pick<HealthView, 'problems' | 'warnings'>): string {
  return [problems > 0 ? counted(problems, 'problem') : '', warnings > 0 ? counted(warnings, 'warning') : '']
    .filter((part) => part !== '')
    .join(', ')
}
