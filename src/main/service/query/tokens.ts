import { fieldNamed } from './fields.ts'
import { queryError } from './query-error.ts'
import type { Span } from './query.ts'

export type Token = Span &
  (
    | { readonly kind: 'open' }
    | { readonly kind: 'close' }
    | { readonly kind: 'minus' }
    | { readonly kind: 'keyword'; readonly keyword: 'and' | 'or' | 'not' }
    /** `from:`, `age>=`: the value is the next token, without a blank between. */
    | { readonly kind: 'field'; readonly name: string; readonly operator: Operator }
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'phrase'; readonly text: string }
    | { readonly kind: 'regex'; readonly source: string; readonly flags: string }
  )

export type Operator = ':' | '=' | '<' | '<=' | '>' | '>='

const fieldAndOperator = /([a-z][a-z-]*)(>=|<=|[<>=:])/iy
const comparison = />=|<=|[<>=]/y
const blanks = /\s+/y
const wordCharacters = /[^\s()]+/y
const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not'])

/** Cuts a query into tokens. Throws a `query` failure for a phrase or an expression that does not end. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < query.length) {
    at += matchAt(blanks, query, at)?.[0].length ?? 0
    if (at >= query.length) break
    const token = tokenAt(query, at)
    tokens.push(token)
    at += token.length
    if (token.kind === 'field' && at < query.length && !/[\s()]/.test(query.charAt(at))) {
      const value = valueAt(query, at)
      tokens.push(value)
      at += value.length
    }
  }
  return tokens
}

function tokenAt(query: string, offset: number): Token {
  const first = query.charAt(offset)
  if (first === '(') return { kind: 'open', offset, length: 1 }
  if (first === ')') return { kind: 'close', offset, length: 1 }
  if (first === '-' && offset + 1 < query.length && !/\s/.test(query.charAt(offset + 1))) {
    return { kind: 'minus', offset, length: 1 }
  }
  const field = matchAt(fieldAndOperator, query, offset)
  if (field !== null) {
    const [text, name = '', operator = ''] = field
    // `size:>1MB` is `size>1MB`; `from:<>` is the null sender.
    const isNumber = operator === ':' && fieldNamed(name)?.kind === 'number'
    const second = isNumber ? (matchAt(comparison, query, offset + text.length)?.[0] ?? '') : ''
    const own = (second === '' ? operator : second) as Operator
    return { kind: 'field', name, operator: own, offset, length: text.length + second.length }
  }
  const value = valueAt(query, offset)
  const lower = value.kind === 'word' ? value.text.toLowerCase() : ''
  if (!keywords.has(lower)) return value
  return { kind: 'keyword', keyword: lower as 'and' | 'or' | 'not', offset, length: value.length }
}

function valueAt(query: string, offset: number): Token {
  const first = query.charAt(offset)
  if (first === '"') return phraseAt(query, offset)
  if (first === '/') return regexAt(query, offset)
  const text = matchAt(wordCharacters, query, offset)?.[0] ?? ''
  return { kind: 'word', text, offset, length: text.length }
}

/** Inside of a phrase `\"` is a quotation mark and `\\` a backslash. */
function phraseAt(query: string, offset: number): Token {
  let text = ''
  for (let at = offset + 1; at < query.length; at++) {
    const character = query.charAt(at)
    if (character === '"') return { kind: 'phrase', text, offset, length: at + 1 - offset }
    const next = query.charAt(at + 1)
    const isEscape = character === '\\' && (next === '"' || next === '\\')
    text += isEscape ? next : character
    if (isEscape) at++
  }
  throw queryError('this phrase has no closing quotation mark', { offset, length: query.length - offset })
}

function regexAt(query: string, offset: number): Token {
  let inClass = false
  for (let at = offset + 1; at < query.length; at++) {
    const character = query.charAt(at)
    if (character === '\\') at++
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '/' && !inClass) {
      const flags = matchAt(/[^\s()]*/y, query, at + 1)?.[0] ?? ''
      const source = query.slice(offset + 1, at)
      return { kind: 'regex', source, flags, offset, length: at + 1 - offset + flags.length }
    }
  }
  const problem = 'this regular expression has no closing slash; put a path in quotation marks'
  throw queryError(problem, { offset, length: query.length - offset })
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at
  return expression.exec(text)
}
