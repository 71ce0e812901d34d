import { useCommand } from '../../store/command-handlers.ts'
import { checkHealth } from '../../store/health.ts'
import { showView } from '../../store/show-view.ts'
import { useCurrentSpool } from '../../store/spools.ts'

/** Looks at the spool now, and shows what it found. */
export function useHealthCommands(): void {
  const spool = useCurrentSpool()
  useCommand(
    'check-health',
    () => {
      if (spool === null) return
      showView('health')
      void checkHealth(spool.spool)
    },
    spool !== null && spool.lost === null,
  )
}
