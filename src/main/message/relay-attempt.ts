import type { Sexp } from '../sexp/sexp.ts'
import type { Time } from './time.ts'

/** A try to deliver a message that failed. */
export interface RelayAttempt {
  readonly time: Time
  /** Any s-expression, kept as it is. `errorText` says it as people read it. */
  readonly error: Sexp
}
