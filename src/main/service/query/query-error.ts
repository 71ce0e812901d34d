import { FailureError } from '../../../contract/failure.ts'
import type { Span } from './query.ts'

/** A `query` failure that points at the place. */
export function queryError(problem: string, { offset, length }: Span): FailureError {
  return new FailureError({ code: 'query', problem, offset, length })
}
