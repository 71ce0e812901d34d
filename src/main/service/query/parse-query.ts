import { statusKinds } from '../../../contract/vocabularies.ts'
import { fieldNamed, flags, wholeValueFields, type Field } from './fields.ts'
import { queryError } from './query-error.ts'
import type { Comparison, Query, Span, TextField, TextMatch } from './query.ts'
import { parseRegex } from './regex/parse-regex.ts'
import { tokensOf, type Operator, type Token } from './tokens.ts'
import { parseSizeBytes, parseSpanMs } from '../../../contract/units.ts'

/** Deeper than anybody groups, and far from the end of the stack. */
const maxDepth = 200

/** Reads a query. Throws a `FailureError` `query` that points at the place; nothing else. */
export function parseQuery(text: string): Query {
  return new Parser(text).parse()
}

class Parser {
  readonly #tokens: readonly Token[]
  readonly #length: number
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#tokens = tokensOf(text)
    this.#length = text.length
  }

  parse(): Query {
    if (this.#tokens.length === 0) return { kind: 'all' }
    const query = this.#alternatives()
    const rest = this.#peek()
    if (rest !== undefined) throw queryError('this parenthesis closes nothing', rest)
    return query
  }

  #alternatives(): Query {
    const parts = [this.#conjunction()]
    while (this.#takeKeyword('or')) parts.push(this.#conjunction())
    return combined('or', parts)
  }

  #conjunction(): Query {
    const parts = [this.#negation()]
    for (;;) {
      const isJoined = this.#takeKeyword('and')
      const next = this.#peek()
      const ends = next === undefined || next.kind === 'close' || isKeyword(next, 'or')
      if (ends && !isJoined) return combined('and', parts)
      parts.push(this.#negation())
    }
  }

  #negation(): Query {
    const token = this.#take('here something to look for is missing')
    if (token.kind === 'minus' || isKeyword(token, 'not')) {
      return this.#nested(token, () => ({ kind: 'not', part: this.#negation() }))
    }
    if (token.kind === 'open') return this.#nested(token, () => this.#group(token))
    if (token.kind === 'field') return this.#field(token)
    if (token.kind === 'word' || token.kind === 'phrase' || token.kind === 'regex') {
      return { kind: 'text', field: 'any', match: textMatch(token, 'contains') }
    }
    if (token.kind === 'close') throw queryError('before this something to look for is missing', token)
    throw queryError(
      `"${token.keyword}" stands between two terms; put it in quotation marks to look for it`,
      token,
    )
  }

  #group(open: Token): Query {
    const query = this.#alternatives()
    if (this.#peek()?.kind !== 'close') throw queryError('this parenthesis is not closed', open)
    this.#at++
    return query
  }

  #nested(token: Token, parse: () => Query): Query {
    if (this.#depth >= maxDepth) throw queryError('this is nested too deeply', token)
    this.#depth++
    const query = parse()
    this.#depth--
    return query
  }

  #field(token: Token & { readonly kind: 'field' }): Query {
    const field = fieldNamed(token.name)
    const nameSpan = { offset: token.offset, length: token.name.length }
    if (field === undefined) {
      throw queryError(
        `there is no field "${token.name}"; put the text in quotation marks to look for it`,
        nameSpan,
      )
    }
    const value = this.#peek()
    // The value follows without a blank.
    if (value?.offset !== token.offset + token.length || !isValue(value)) {
      throw queryError(`"${token.name}${token.operator}" needs a value`, token)
    }
    this.#at++
    return fieldQuery(field, token, value)
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at]
  }

  #take(problem: string): Token {
    const token = this.#peek()
    if (token === undefined) throw queryError(problem, { offset: this.#length, length: 0 })
    this.#at++
    return token
  }

  #takeKeyword(keyword: 'and' | 'or'): boolean {
    const token = this.#peek()
    if (token === undefined || !isKeyword(token, keyword)) return false
    this.#at++
    return true
  }
}

type Value = Token & { readonly kind: 'word' | 'phrase' | 'regex' }
type FieldToken = Token & { readonly kind: 'field' }

function fieldQuery(field: Field, token: FieldToken, value: Value): Query {
  if (field.kind === 'number') return numberQuery(field, token, value)
  if (token.operator !== ':' && token.operator !== '=') {
    throw queryError(`"${field.name}" has no order: write ${field.name}:value`, token)
  }
  if (field.kind === 'text') {
    return {
      kind: 'text',
      field: field.name,
      match: textMatch(value, comparisonOf(field.name, token.operator)),
    }
  }
  const text = textOf(value, field.name).toLowerCase()
  return field.kind === 'is' ? flagQuery(text, value) : statusQuery(text, value)
}

function flagQuery(text: string, span: Span): Query {
  const flag = flags.find((known) => known === text)
  if (flag === undefined) throw queryError(`"is" takes one of ${flags.join(', ')}`, span)
  return { kind: 'is', flag }
}

function statusQuery(text: string, span: Span): Query {
  const prefix = text.replaceAll('_', '-')
  const kinds = statusKinds.includes(prefix as never)
    ? statusKinds.filter((name) => name === prefix)
    : statusKinds.filter((name) => name.startsWith(prefix))
  if (kinds.length === 0) throw queryError(`a status is one of ${statusKinds.join(', ')}`, span)
  return { kind: 'status', prefix, kinds }
}

function numberQuery(field: Field & { kind: 'number' }, token: FieldToken, value: Value): Query {
  const text = textOf(value, field.name)
  const comparison: Comparison = token.operator === ':' ? '=' : token.operator
  if (comparison === '=' && field.unit === 'span') {
    throw queryError(`no two entries have the same ${field.name}: write ${field.name}>${text}`, token)
  }
  const read = { span: parseSpanMs, size: parseSizeBytes, count: parseCount }[field.unit](text)
  const example = { span: '90s, 15m, 2h, 3d', size: '500, 10KB, 1MB', count: '3' }[field.unit]
  if (read === null) throw queryError(`"${field.name}" takes something like ${example}`, value)
  return { kind: 'number', field: field.name, comparison, value: read }
}

function parseCount(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function textMatch(value: Value, comparison: 'contains' | 'equals'): TextMatch {
  if (value.kind === 'regex') return regexMatch(value)
  if (value.kind === 'word' && value.text.includes('*') && comparison === 'contains') {
    const texts = value.text.split('*').filter((text) => text !== '')
    return texts.length === 1 ? { kind: 'contains', text: texts.join('') } : { kind: 'wildcard', texts }
  }
  return { kind: comparison, text: value.text }
}

function regexMatch(value: Value & { readonly kind: 'regex' }): TextMatch {
  const { source, flags: written, offset, length } = value
  if (!/^i?$/.test(written)) {
    const span = { offset: offset + length - written.length, length: written.length }
    throw queryError(
      'the only letter that may follow an expression is i; put a path in quotation marks',
      span,
    )
  }
  // Only to find out now, with the place, that it is none.
  parseRegex(source, offset + 1)
  return { kind: 'regex', source, ignoreCase: written === 'i', at: { offset, length } }
}

function textOf(value: Value, field: string): string {
  if (value.kind === 'regex') throw queryError(`"${field}" takes no regular expression`, value)
  return value.text
}

function comparisonOf(field: TextField, operator: Operator): 'contains' | 'equals' {
  return operator === '=' || wholeValueFields.has(field) ? 'equals' : 'contains'
}

function combined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, parts }
}

function isKeyword(token: Token, keyword: string): boolean {
  return token.kind === 'keyword' && token.keyword === keyword
}

function isValue(token: Token): token is Value {
  return token.kind === 'word' || token.kind === 'phrase' || token.kind === 'regex'
}
