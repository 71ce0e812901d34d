import { FailureError } from '../../../contract/failure.ts'
import { errnoOf } from '../../spool/errno.ts'

/**
 * Runs `write`, which writes into the journal at `path`. What the disk refuses becomes a `journal-unwritable` failure:
 * whoever asked for a change must not take it for something about the spool, in which nothing has been done yet.
 */
export function writingJournal<Answer>(path: string, write: () => Answer): Answer {
  try {
    return write()
  } catch (error) {
    throw journalError(path, error)
  }
}

/** The same for a write that takes its time. */
export async function awaitingJournal(path: string, written: Promise<void>): Promise<void> {
  try {
    await written
  } catch (error) {
    throw journalError(path, error)
  }
}

function journalError(path: string, error: unknown): unknown {
  const errno = errnoOf(error)
  return errno === undefined
    ? error
    : new FailureError({ code: 'journal-unwritable', path, errno }, { cause: error })
}
