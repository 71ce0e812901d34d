import { printQuery } from './print-query.ts'
import { queryError } from './query-error.ts'
import type { Comparison, Query, TextField } from './query.ts'
import { parseRegex } from './regex/parse-regex.ts'
import { parseSpanMs } from '../../../contract/units.ts'

/** What the reference's command line filters by. Regular expressions are matched as they are, with regard to case. */
export interface FilterFlags {
  readonly queue?: string
  /** Against the sender's printed form; `<>` is the null sender. */
  readonly sender?: string
  /** Against each recipient of the envelope. */
  readonly recipient?: string
  /** Against each next hop, `host:port`. */
  readonly nextHop?: string
  /** Spans: `90s 15m 2h 3d`. An entry of exactly this age is both older and younger, as in the reference. */
  readonly olderThan?: string
  readonly youngerThan?: string
}

/**
 * The query that asks for the same, in the language of the window. Throws a `query` failure for an expression or a span
 * that is none; its offset is one in that flag.
 */
export function queryOfFlags(flags: FilterFlags): string {
  const parts: Query[] = []
  if (flags.queue !== undefined) {
    parts.push({ kind: 'text', field: 'queue', match: { kind: 'equals', text: flags.queue } })
  }
  const expressions: readonly (readonly [TextField, string | undefined])[] = [
    ['from', flags.sender],
    ['to', flags.recipient],
    ['hop', flags.nextHop],
  ]
  for (const [field, source] of expressions) {
    if (source !== undefined) parts.push(expression(field, source))
  }
  if (flags.olderThan !== undefined) parts.push(age('>=', flags.olderThan))
  if (flags.youngerThan !== undefined) parts.push(age('<=', flags.youngerThan))
  return printQuery({ kind: 'and', parts })
}

function expression(field: TextField, source: string): Query {
  parseRegex(source, 0)
  const at = { offset: 0, length: source.length }
  return { kind: 'text', field, match: { kind: 'regex', source, ignoreCase: false, at } }
}

function age(comparison: Comparison, span: string): Query {
  const value = parseSpanMs(span)
  if (value !== null) return { kind: 'number', field: 'age', comparison, value }
  throw queryError('a span is something like 90s, 15m, 2h, 3d', { offset: 0, length: span.length })
}
