import { useCommand } from '../../store/command-handlers.ts'
import { saveChosen, useCanSave } from '../../store/saving.ts'

/** Saving what is chosen to files. */
export function useSavingCommands(): void {
  useCommand('export', () => void saveChosen(), useCanSave())
}
