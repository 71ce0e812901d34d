import type { Journal } from './journal.ts'
import type { IndexedOperation } from './journal-index.ts'
import { recoverChange } from './recover-change.ts'
import type { SpoolFiles } from './spool-files.ts'
import { isRunning } from './who.ts'

/**
 * Looks after operations whose process died before they ended: finds out of each change that has no outcome whether it
 * was made, gives back what was held, and writes it all down, so that the operation can be finished or taken back.
 *
 * Synchronous, and to be called before anybody else acts on the spool: what is ours in `.checkout` is back in its queue
 * when it returns. Answers the names that it looked at.
 */
export function recover(journal: Journal, spoolFiles: SpoolFiles): string[] {
  const names: string[] = []
  for (const operation of journal.operations()) {
    const { begin } = operation
    if (operation.end !== null || isRunning(begin.operation, begin.who)) continue
    journal.whenClaimed(begin.operation, () =>
      names.push(...recoverOperation(journal, operation, spoolFiles)),
    )
  }
  return names
}

function recoverOperation(journal: Journal, operation: IndexedOperation, spoolFiles: SpoolFiles): string[] {
  const direction = operation.begin.reference?.kind === 'undo' ? 'backward' : 'forward'
  const writer = journal.resume(operation)
  const names: string[] = []
  let succeeded = 0
  const details = journal.details(operation)
  for (const detail of details) {
    const outcome = detail.outcome ?? recoverChange(spoolFiles, detail, direction)
    if (detail.outcome === null) {
      writer.outcome(detail.index, outcome)
      names.push(detail.change.name)
    }
    if (outcome.kind === 'done') succeeded++
  }
  writer.interrupted(succeeded, details.length)
  return names
}
