import { useEffect } from 'react'
import { useCommand } from '../../store/command-handlers.ts'
import { redo, showJournal, undo, useJournal } from '../../store/journal.ts'
import { useCurrentSpool } from '../../store/spools.ts'

/** Follows the journal of the shown spool, and takes its last operation back or does it again. */
export function useJournalCommands(): void {
  const spool = useCurrentSpool()
  const id = spool?.spool ?? null
  useEffect(() => (id === null ? undefined : showJournal(id)), [id])
  const can = spool !== null && spool.access.kind === 'read-write' && spool.lost === null
  const undoable = useJournal((state) => state.spool === id && mayBeThere(state, 'undoable'))
  const redoable = useJournal((state) => state.spool === id && mayBeThere(state, 'redoable'))
  useCommand('undo', () => (id === null ? undefined : void undo(id, null)), can && undoable)
  useCommand('redo', () => (id === null ? undefined : void redo(id, null)), can && redoable)
}

/** Among the operations that have been read, or perhaps among the older ones. */
function mayBeThere(
  { operations, total }: Pick<ReturnType<typeof useJournal.getState>, 'operations' | 'total'>,
  what: 'undoable' | 'redoable',
): boolean {
  return operations !== null && (operations.length < total || operations.some((one) => one[what]))
}
