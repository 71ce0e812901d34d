import { clsx } from 'clsx'
import {
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Redo2,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import { useId, useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { JournalEntry, SpoolView } from '../../../../contract/views.ts'
import { JobFailures } from '../../shared/job-failures.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { isRunning, outcomeText, useJobs } from '../../store/jobs.ts'
import { redo, undo, useJournal } from '../../store/journal.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'
import { OperationChanges } from './operation-changes.tsx'

export interface OperationLineProps {
  readonly spool: SpoolView
  readonly operation: JournalEntry
}

/** One operation: what, how much of it, who and when, from where to where; the way back, or why there is none. */
export function OperationLine({ spool, operation }: OperationLineProps) {
  const { title, who, atMs, state, reason, undoable, redoable } = operation
  const [isOpen, setOpen] = useState(false)
  const changes = useId()
  return (
    <li
      className={clsx('px-3 py-1.5', state === 'undone' && 'text-muted')}
      data-operation={operation.operation}
    >
      <div className="flex min-h-7 items-center gap-2.5">
        <StateMark operation={operation} />
        <button
          type="button"
          aria-label={`Changes of “${title}”`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? changes : undefined}
          className="-ml-1.5 inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-hover"
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight className={clsx('size-3.5 text-faint', isOpen && 'rotate-90')} aria-hidden />
        </button>
        <span className={clsx('min-w-0 truncate font-medium', state === 'undone' && 'line-through')}>
          {title}
        </span>
        <StateBadge operation={operation} />
        <Extent operation={operation} />
        <span className="flex-1" />
        {undoable || redoable || reason === null || isTakingBack(operation) ? null : (
          <span className="hidden min-w-0 shrink truncate text-xs text-faint @3xl:inline" title={reason}>
            {reason}
          </span>
        )}
        <span
          className="hidden max-w-56 min-w-0 shrink-0 truncate text-xs text-faint @2xl:inline"
          title={`${who.user} on ${who.host}, process ${String(who.pid)}`}
        >
          {readableName(who.user)} on {readableName(who.host)}
        </span>
        <TimeText ms={atMs} form="long" className="shrink-0 text-xs text-faint" />
        <Ways spool={spool} operation={operation} />
      </div>
      {isOpen ? <OperationChanges id={changes} spool={spool.spool} operation={operation} /> : null}
      <LastTry operation={operation} />
    </li>
  )
}

/** How much of it has been done: while it is under way only its job knows, and that of another process nobody here. */
function Extent({ operation }: { readonly operation: JournalEntry }) {
  const { entries, succeeded, state } = operation
  const done = useJobs(
    ({ jobs }) => jobs.find((job) => job.operation === operation.operation && isRunning(job))?.done ?? null,
  )
  const text =
    done !== null
      ? `${countText(done)} of ${countText(entries)}`
      : state === 'running'
        ? 'under way'
        : succeeded === entries
          ? ''
          : `${countText(succeeded)} of ${countText(entries)} done`
  return <span className="tabular shrink-0 text-xs text-muted">{text}</span>
}

function isTakingBack({ action }: JournalEntry): boolean {
  return action === 'undo' || action === 'redo'
}

function StateMark({ operation }: { readonly operation: JournalEntry }) {
  const common = 'size-4 shrink-0'
  const { state, succeeded, entries } = operation
  if (state === 'running') return <Spinner className="size-4 text-accent" />
  if (state === 'interrupted')
    return <TriangleAlert className={clsx(common, 'text-warn')} aria-label="interrupted" role="img" />
  if (state === 'undone')
    return <Undo2 className={clsx(common, 'text-muted')} aria-label="undone" role="img" />
  if (succeeded === 0 && entries > 0)
    return <CircleSlash className={clsx(common, 'text-muted')} aria-label="nothing done" role="img" />
  if (succeeded < entries)
    return <CircleAlert className={clsx(common, 'text-warn')} aria-label="done in part" role="img" />
  return <CircleCheck className={clsx(common, 'text-good')} aria-label="done" role="img" />
}

function StateBadge({ operation }: { readonly operation: JournalEntry }) {
  if (operation.state === 'undone') return <Badge tone="quiet">Undone</Badge>
  if (operation.state === 'interrupted') return <Badge tone="warn">Interrupted</Badge>
  return null
}

function Ways({ spool, operation }: OperationLineProps) {
  const asking = useJournal((state) => state.asking.has(operation.operation))
  const busy = useJobs((state) =>
    state.jobs.some((job) => job.operation === operation.operation && isRunning(job)),
  )
  const canWrite = spool.access.kind === 'read-write' && spool.lost === null
  const { undoable, redoable, title } = operation
  if (isTakingBack(operation)) return <span className="w-20 shrink-0" aria-hidden />
  return (
    <span className="flex w-20 shrink-0 justify-end gap-1">
      {undoable ? (
        <Button
          size="small"
          aria-label={`Undo “${title}”`}
          busy={asking || busy}
          disabled={!canWrite}
          icon={<Undo2 className="size-3.5" aria-hidden />}
          onClick={() => void undo(spool.spool, operation)}
        >
          Undo
        </Button>
      ) : null}
      {redoable ? (
        <Button
          size="small"
          aria-label={`Redo “${title}”`}
          busy={asking || busy}
          disabled={!canWrite}
          icon={<Redo2 className="size-3.5" aria-hidden />}
          onClick={() => void redo(spool.spool, operation)}
        >
          Redo
        </Button>
      ) : null}
    </span>
  )
}

/** How the last try to take it back, or to do it again, came out where not all of it could be done. */
function LastTry({ operation }: { readonly operation: JournalEntry }) {
  const refused = useJournal((state) => state.refused.get(operation.operation) ?? null)
  const job = useJobs(
    (state) =>
      state.jobs.find(
        (candidate) =>
          candidate.operation === operation.operation &&
          (candidate.action === 'undo' || candidate.action === 'redo'),
      ) ?? null,
  )
  if (refused !== null) {
    const text = refused.code === 'not-undoable' ? refused.reason : failureText(refused).detail
    return <p className="readable pb-1 pl-6.5 text-bad">Not possible: {text}</p>
  }
  if (job === null || isRunning(job) || (job.failed === 0 && job.failure === null)) return null
  return (
    <div className="pb-1">
      <p className="readable pl-6.5 text-bad">
        {job.action === 'undo' ? 'Undo' : 'Redo'}: {outcomeText(job)}. What has changed since was left as it
        is.
      </p>
      {job.failed > 0 ? <JobFailures job={job} /> : null}
    </div>
  )
}
