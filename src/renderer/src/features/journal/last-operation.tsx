import { BookOpen, Redo2, Undo2 } from 'lucide-react'
import { commands } from '../../../../contract/commands.ts'
import { runCommand } from '../../store/command-handlers.ts'
import { isRunning, useJobs } from '../../store/jobs.ts'
import { lastOperation, redo, undo, useJournal } from '../../store/journal.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Tip } from '../../ui/tip.tsx'

const cell = 'inline-flex h-6 min-w-0 items-center gap-1.5 rounded px-1.5 hover:bg-hover hover:text-ink'

/** In the status line: what was done last, with its way back, for as long as there is one. */
export function LastOperation() {
  const spool = useCurrentSpool()
  const operations = useJournal((state) => (state.spool === spool?.spool ? state.operations : null))
  const last = lastOperation(operations)
  const busy = useJobs((state) =>
    state.jobs.some((job) => job.operation === last?.operation && isRunning(job)),
  )
  if (spool === null || last === null) return null
  const canWrite = spool.access.kind === 'read-write' && spool.lost === null && !busy
  return (
    <span className="flex min-w-0 items-center">
      <button type="button" className={cell} onClick={() => runCommand('go-journal')}>
        <BookOpen className="size-3.5 shrink-0" aria-hidden />
        <span className="sr-only">Last operation: </span>
        <span className="truncate">
          {last.title}
          {last.state === 'undone' ? ' (undone)' : ''}
        </span>
      </button>
      {canWrite && last.undoable ? (
        <Tip label={`Undo “${last.title}”`} shortcut={commands.undo.shortcut} side="top">
          <button
            type="button"
            aria-label={`Undo “${last.title}”`}
            className={`${cell} shrink-0 font-medium text-accent`}
            onClick={() => void undo(spool.spool, last)}
          >
            <Undo2 className="size-3.5" aria-hidden />
            Undo
          </button>
        </Tip>
      ) : null}
      {canWrite && last.redoable && !last.undoable ? (
        <Tip label={`Redo “${last.title}”`} shortcut={commands.redo.shortcut} side="top">
          <button
            type="button"
            aria-label={`Redo “${last.title}”`}
            className={`${cell} shrink-0 font-medium text-accent`}
            onClick={() => void redo(spool.spool, last)}
          >
            <Redo2 className="size-3.5" aria-hidden />
            Redo
          </button>
        </Tip>
      ) : null}
    </span>
  )
}
