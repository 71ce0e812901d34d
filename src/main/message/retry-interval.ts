import type { Sexp } from '../sexp/sexp.ts'
import { optionOf, parsedBy } from './readers.ts'
import { readField, readRecord } from './record.ts'
import { parseSpan, printSpan } from './span.ts'

/** How long to wait before the next try of a delivery. */
export interface RetryInterval {
  readonly spanSeconds: number
  /** The wait is drawn from `spanSeconds` ± this; null for none. */
  readonly jitterSeconds: number | null
}

const readSpan = parsedBy(
  (sexp) => (typeof sexp === 'string' ? parseSpan(sexp) : undefined),
  'a span of one unit, such as 90s or 1.5m',
)
const readJitter = optionOf(readSpan)
const fields = ['span', 'jitter']

/** `((span 1m)(jitter(5s)))`, or a bare `1m` as the first version of the format had it. */
export function readRetryInterval(sexp: Sexp): RetryInterval {
  if (typeof sexp === 'string') return { spanSeconds: readSpan(sexp), jitterSeconds: null }
  const [span, jitter] = readRecord(sexp, fields)
  return {
    spanSeconds: readField(span, 'span', readSpan),
    jitterSeconds: readField(jitter, 'jitter', readJitter),
  }
}

export function sexpOfRetryInterval({ spanSeconds, jitterSeconds }: RetryInterval): Sexp {
  return [
    ['span', printSpan(spanSeconds)],
    ['jitter', jitterSeconds === null ? [] : [printSpan(jitterSeconds)]],
  ]
}
