import type { StatusKind } from '../../../contract/views.ts'

/**
 * What a query asks for. The language (one for window, browser and command line):
 *
 *     from:alice to:@example.com hop:mx1 queue:frozen status:send-at subject:invoice error:greylist id:AB- flow:x
 *     age>2h age<=15m size>1MB attempts>3 changed<5m recipients>=10
 *     is:checked-out is:unreadable is:missing-data
 *     word "a phrase" /reg(ular )?expression/i wild*card
 *     -negated, not negated, this and that, this or that, (grouped)
 *
 * `field:value` looks for the value anywhere in the field, `field=value` for exactly the value; both without regard to
 * case. Terms that follow each other are combined with *and*, which binds more tightly than *or*.
 */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'text'; readonly field: TextField; readonly match: TextMatch }
  | { readonly kind: 'status'; readonly prefix: string; readonly kinds: readonly StatusKind[] }
  | { readonly kind: 'is'; readonly flag: Flag }
  | NumberQuery

export interface NumberQuery {
  readonly kind: 'number'
  readonly field: NumberField
  readonly comparison: Comparison
  /** Milliseconds, bytes or a count. */
  readonly value: number
}

/** `any`: a term without a field. */
export type TextField =
  | 'any'
  | 'from'
  | 'to'
  | 'hop'
  | 'queue'
  | 'subject'
  | 'error'
  | 'id'
  | 'flow'
  | 'from-domain'
  | 'to-domain'
  | 'first-hop'
  | 'reply'

export type NumberField = 'age' | 'changed' | 'size' | 'attempts' | 'recipients'

export type Flag = 'checked-out' | 'unreadable' | 'missing-data'

export type Comparison = '<' | '<=' | '=' | '>=' | '>'

export type TextMatch =
  | { readonly kind: 'contains' | 'equals'; readonly text: string }
  /** Texts that must occur one after the other; what is between them does not matter. */
  | { readonly kind: 'wildcard'; readonly texts: readonly string[] }
  | { readonly kind: 'regex'; readonly source: string; readonly ignoreCase: boolean; readonly at: Span }

/** A place in the text of a query, in UTF-16 units. */
export interface Span {
  readonly offset: number
  readonly length: number
}
