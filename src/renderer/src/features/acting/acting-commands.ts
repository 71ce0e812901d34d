import { useActing } from '../../store/acting.ts'
import { ask, askWhereTo } from '../../store/acting.ts'
import { useChosenCount } from '../../store/chosen.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { copyNames } from '../../store/copy-names.ts'
import { isPossible, usePossibleActions } from '../../store/possible-actions.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { inAnHour } from './send-at-fields.tsx'

/** Carries out the commands that are about the selection. */
export function useActingCommands(): void {
  const spool = useCurrentSpool()
  const count = useChosenCount()
  const possible = usePossibleActions((state) => state.possible)
  const free = useActing((state) => state.asking === null)
  const writable =
    free && count > 0 && spool !== null && spool.access.kind === 'read-write' && spool.lost === null
  const message = writable && spool.kind === 'message'
  useCommand('move-to', () => void askWhereTo(), writable)
  useCommand('freeze', () => void ask({ kind: 'freeze' }), message && isPossible(possible, 'freeze'))
  useCommand('send-now', () => void ask({ kind: 'send-now' }), message && isPossible(possible, 'send-now'))
  useCommand(
    'send-at',
    () => void ask({ kind: 'send-at', at: inAnHour() }),
    message && isPossible(possible, 'send-at'),
  )
  useCommand('remove', () => void ask({ kind: 'remove' }), message && isPossible(possible, 'remove'))
  useCommand('recover', () => void ask({ kind: 'recover' }), message && isPossible(possible, 'recover'))
  useCommand(
    'return-checkout',
    () => void ask({ kind: 'return-checkout' }),
    writable && isPossible(possible, 'return-checkout'),
  )
  useCommand('delete', () => void ask({ kind: 'delete' }), writable && isPossible(possible, 'delete'))
  useCommand('copy-name', () => void copyNames(), count > 0)
}
