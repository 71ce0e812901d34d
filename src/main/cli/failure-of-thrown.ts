import { FailureError, type Failure } from '../../contract/failure.ts'

/** The failure that was thrown. What is none is a fault of our own, and is thrown on. */
export function failureOfThrown(error: unknown): Failure {
  if (error instanceof FailureError && error.failure.code !== 'internal') return error.failure
  throw error
}
