/**
 * Regular expressions for queries: the part of RE2's (and so of the reference's) syntax that a set of states can match
 * in time proportional to the text, whatever the expression. No back references and no look-around.
 */
export type Regex =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly test: CharacterSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Regex[] }
  | { readonly kind: 'choice'; readonly parts: readonly Regex[] }
  /** `max` null: any number. */
  | { readonly kind: 'repeat'; readonly part: Regex; readonly min: number; readonly max: number | null }
  | { readonly kind: 'assert'; readonly what: Assertion }

export type Assertion = 'start' | 'end' | 'word-boundary' | 'no-word-boundary'

/** Whether a code point belongs to the set. */
export type CharacterSet = (code: number) => boolean
