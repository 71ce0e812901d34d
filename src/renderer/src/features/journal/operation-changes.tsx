import { ArrowRight, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { JournalEntry, OperationChange, SpoolId } from '../../../../contract/views.ts'
import { PagedList } from '../../shared/paged-list.tsx'
import { readOperationChanges } from '../../store/operation-changes.ts'
import { readableName } from '../../words/names.ts'

export interface OperationChangesProps {
  readonly id: string
  readonly spool: SpoolId
  readonly operation: JournalEntry
}

const linePx = 26
const mostLines = 6

/** Each entry of an operation: from where to where, and how it ended. */
export function OperationChanges({ id, spool, operation }: OperationChangesProps) {
  const { entries } = operation
  return (
    <div id={id} className="mt-0.5 mb-1.5 ml-6.5">
      <PagedList
        // What became of them is read anew with each state.
        key={`${operation.state} ${String(operation.succeeded)}`}
        label={`Changes of “${operation.title}”`}
        count={entries}
        linePx={linePx}
        read={(offset, limit) => readOperationChanges(spool, operation.operation, offset, limit)}
        className="rounded-md border border-line bg-sunken"
        style={{ height: Math.min(entries, mostLines) * linePx + 2 }}
      >
        {(change) => <ChangeLine change={change} />}
      </PagedList>
    </div>
  )
}

const marks = {
  done: <CircleCheck className="size-3.5 shrink-0 text-good" aria-label="done" role="img" />,
  failed: <CircleAlert className="size-3.5 shrink-0 text-bad" aria-label="failed" role="img" />,
  open: <CircleDashed className="size-3.5 shrink-0 text-faint" aria-label="not done" role="img" />,
} as const

function ChangeLine({ change }: { readonly change: OperationChange }) {
  const { name, from, to, outcome } = change
  return (
    <div className="readable flex h-full min-w-0 items-center gap-2.5 px-2.5 text-xs whitespace-nowrap">
      {marks[outcome.kind]}
      <span className="shrink-0 font-mono">{readableName(name)}</span>
      <span className="flex min-w-0 items-center gap-1.5 text-muted">
        {from === null ? 'new' : readableName(from)}
        <ArrowRight className="size-3 shrink-0" aria-label="to" role="img" />
        <span className="truncate" title={to ?? ''}>
          {to === null ? 'gone for good' : readableName(to)}
        </span>
      </span>
      {outcome.kind === 'failed' ? (
        <span className="truncate text-bad">{failureText(outcome.failure).detail}</span>
      ) : null}
    </div>
  )
}
