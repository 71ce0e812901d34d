import { FailureError } from '../../../contract/failure.ts'
import type { Failure } from '../../../contract/failure.ts'

/** What a rejected call means. Anything that is no `FailureError` is a fault of our own. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure
  const problem = error instanceof Error ? error.message : String(error)
  return {
    code: 'internal',
    problem,
    ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'not-found'
}
