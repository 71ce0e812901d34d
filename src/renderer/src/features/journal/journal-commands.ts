import { useEffect } from 'react'
import { useCommand } from '../../store/command-handlers.ts'
import { redo, showJournal, undo, useJournal } from '../../store/journal.ts'
import { useCurrentSpool } from '../../store/spools.ts'

/** Follows the journal of the shown spool, and takes its last operation back or does it again. */
export function useJournalCommands(): void {
  const spool = useCurrentSpool()
  const id = spool?.spool ?? null
  useEffect(() => (id === null ? undefined : showJournal(id)), [id])
  const isThere = useJournal((state) => state.spool === id && (state.operations?.length ?? 0) > 0)
  const can = spool !== null && spool.access.kind === 'read-write' && spool.lost === null && isThere
  useCommand('undo', () => (id === null ? undefined : void undo(id, null)), can)
  useCommand('redo', () => (id === null ? undefined : void redo(id, null)), can)
}
