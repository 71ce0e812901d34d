import { useChosenCount } from '../../store/chosen.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { saveChosen } from '../../store/saving.ts'

/** Saving what is chosen to files. */
export function useSavingCommands(): void {
  useCommand('export', () => void saveChosen(), useChosenCount() > 0)
}
