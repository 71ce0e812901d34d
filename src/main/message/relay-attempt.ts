import type { Sexp } from '../sexp/sexp.ts'
import { badValue } from './readers.ts'
import { readTime, sexpOfTime, type Time } from './time.ts'

/** A try to deliver a message that failed. */
export interface RelayAttempt {
  readonly time: Time
  /** Any s-expression, kept as it is. `errorText` (`error-text.ts`) says it as people read it. */
  readonly error: Sexp
}

/** `(TIME ERROR)`. */
export function readRelayAttempt(sexp: Sexp): RelayAttempt {
  const [time, error, ...more] = sexp
  if (typeof sexp === 'string' || time === undefined || error === undefined || more.length > 0) {
    throw badValue('(TIME ERROR)')
  }
  return { time: readTime(time), error }
}

export function sexpOfRelayAttempt({ time, error }: RelayAttempt): Sexp {
  return [sexpOfTime(time), error]
}
