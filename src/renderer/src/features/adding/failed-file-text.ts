import { failureLine } from '../../../../contract/failure-text.ts'
import type { Failure } from '../../../../contract/failure.ts'

/** Why a file could not be added, for a line that names the file already. */
export function failedFileText(failure: Failure): string {
  if (failure.code !== 'invalid-argument') return failureLine(failure)
  return /[.!?]$/.test(failure.problem) ? failure.problem : `${failure.problem}.`
}
