import { beginAdding } from '../../store/adding.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { beginNewEntry } from '../../store/new-entry.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { whyNotWritable } from '../../store/writable.ts'

/** Putting something new into the spool that is shown. */
export function useAddingCommands(): void {
  const spool = useCurrentSpool()
  const writable = spool !== null && whyNotWritable(spool) === null
  useCommand(
    'import',
    () => {
      if (spool !== null) beginAdding(spool.spool)
    },
    writable && spool.kind === 'message',
  )
  useCommand(
    'add-entry',
    () => {
      if (spool !== null) beginNewEntry(spool)
    },
    writable && spool.kind === 'generic',
  )
}
