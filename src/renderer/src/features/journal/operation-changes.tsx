import { ArrowRight, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import { counted } from '../../../../contract/action-words.ts'
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
  const { entries, state, succeeded } = operation
  // What became of them is read anew with each state.
  const stage = `${state} ${String(succeeded)}`
  /** Of one that has ended, the changes that there are: what was refused at once, or not come to, is not among them. */
  const [known, setKnown] = useState({ stage: '', total: 0 })
  const count = known.stage === stage && state !== 'running' ? known.total : entries
  const read = async (offset: number, limit: number) => {
    const page = await readOperationChanges(spool, operation.operation, offset, limit)
    if (page === null) return null
    setKnown({ stage, total: page.total })
    return page.changes
  }
  return (
    <div id={id} className="mt-0.5 mb-1.5 ml-6.5">
      {count === 0 ? null : (
        <PagedList
          // What became of them is read anew with each state.
          key={`${state} ${String(operation.succeeded)}`}
          label={`Changes of “${operation.title}”`}
          count={count}
          linePx={linePx}
          read={read}
          className="rounded-md border border-line bg-sunken"
          style={{ height: Math.min(count, mostLines) * linePx + 2 }}
        >
          {(change) => <ChangeLine change={change} />}
        </PagedList>
      )}
      {count < entries ? (
        <p className="px-2.5 pt-1 text-xs text-muted">
          {count === 0 && succeeded > 0
            ? 'The journal does not keep any more what this has changed.'
            : `Refused or not come to, so that nothing was done: ${counted(entries - count, 'entry', 'entries')}.`}
        </p>
      ) : null}
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
