import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FailureError } from '../../../contract/failure.ts'
import { statusKinds } from '../../../contract/vocabularies.ts'
import { flags } from './fields.ts'
import { parseQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import type { Comparison, NumberField, Query, TextField, TextMatch } from './query.ts'
import { queryOfFlags } from './query-of-flags.ts'

function failureOf(text: string): { problem: string; offset: number; length: number } {
  try {
    parseQuery(text)
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'query') return error.failure
    throw error
  }
  throw new Error(`"${text}" is a query`)
}

const contains = (field: TextField, text: string): Query => ({
  kind: 'text',
  field,
  match: { kind: 'contains', text },
})

describe('parseQuery', () => {
  it('reads terms', () => {
    expect(parseQuery('')).toEqual({ kind: 'all' })
    expect(parseQuery('  ')).toEqual({ kind: 'all' })
    expect(parseQuery('invoice')).toEqual(contains('any', 'invoice'))
    expect(parseQuery('"two words \\" \\\\"')).toEqual(contains('any', 'two words " \\'))
    expect(parseQuery('from:a@b.c')).toEqual(contains('from', 'a@b.c'))
    expect(parseQuery('SENDER:<>')).toEqual(contains('from', '<>'))
    expect(parseQuery('rcpt:"x y"')).toEqual(contains('to', 'x y'))
    expect(parseQuery('mx1.example.net:25')).toEqual(contains('any', 'mx1.example.net:25'))
    expect(parseQuery('queue:frozen')).toMatchObject({
      field: 'queue',
      match: { kind: 'equals', text: 'frozen' },
    })
    expect(parseQuery('hop=mx1:25')).toMatchObject({
      field: 'hop',
      match: { kind: 'equals', text: 'mx1:25' },
    })
    expect(parseQuery('to:a*b*')).toMatchObject({
      field: 'to',
      match: { kind: 'wildcard', texts: ['a', 'b'] },
    })
    expect(parseQuery('subject:/a b/i')).toMatchObject({
      match: { kind: 'regex', source: 'a b', ignoreCase: true },
    })
    expect(parseQuery('is:checked-out')).toEqual({ kind: 'is', flag: 'checked-out' })
  })

  it('reads statuses by how they begin', () => {
    expect(parseQuery('status:send')).toMatchObject({ kinds: ['send-now', 'send-at', 'sending'] })
    expect(parseQuery('status:Send_Now')).toMatchObject({ kinds: ['send-now'] })
    expect(parseQuery('status:quarantine')).toMatchObject({ kinds: ['quarantined'] })
  })

  it('reads comparisons with units', () => {
    const value = (text: string): unknown => {
      const query = parseQuery(text)
      return query.kind === 'number' ? [query.field, query.comparison, query.value] : query
    }
    expect(value('age>2h')).toEqual(['age', '>', 7_200_000])
    expect(value('age:<=1d12h')).toEqual(['age', '<=', 129_600_000])
    expect(value('changed<1.5m')).toEqual(['changed', '<', 90_000])
    expect(value('size>=10KB')).toEqual(['size', '>=', 10_240])
    expect(value('size<1MB')).toEqual(['size', '<', 1_048_576])
    expect(value('size=0')).toEqual(['size', '=', 0])
    expect(value('attempts:3')).toEqual(['attempts', '=', 3])
  })

  it('combines terms', () => {
    const [a, b, c] = [contains('any', 'a'), contains('any', 'b'), contains('any', 'c')]
    expect(parseQuery('a b and c')).toEqual({ kind: 'and', parts: [a, b, c] })
    expect(parseQuery('a OR b c')).toEqual({ kind: 'or', parts: [a, { kind: 'and', parts: [b, c] }] })
    expect(parseQuery('-a not b')).toEqual({
      kind: 'and',
      parts: [
        { kind: 'not', part: a },
        { kind: 'not', part: b },
      ],
    })
    expect(parseQuery('-(a or b) c')).toEqual({
      kind: 'and',
      parts: [{ kind: 'not', part: { kind: 'or', parts: [a, b] } }, c],
    })
    expect(parseQuery('"or"')).toEqual(contains('any', 'or'))
    expect(parseQuery('x-y - z')).toMatchObject({
      parts: [{ match: { text: 'x-y' } }, { match: { text: '-' } }, {}],
    })
  })

  it.each([
    ['foo:bar', 'there is no field "foo"; put the text in quotation marks to look for it', 0, 3],
    ['a from:', '"from:" needs a value', 2, 5],
    ['from: x', '"from:" needs a value', 0, 5],
    ['(a b', 'this parenthesis is not closed', 0, 1],
    ['a)', 'this parenthesis closes nothing', 1, 1],
    ['()', 'before this something to look for is missing', 1, 1],
    ['a or', 'here something to look for is missing', 4, 0],
    ['or a', '"or" stands between two terms; put it in quotation marks to look for it', 0, 2],
    ['"abc', 'this phrase has no closing quotation mark', 0, 4],
    ['x /abc', 'this regular expression has no closing slash; put a path in quotation marks', 2, 4],
    ['/var/spool', 'the only letter that may follow an expression is i; put a path in quotation marks', 5, 5],
    ['to:/a(b/', 'this parenthesis is not closed', 5, 1],
    ['age>old', '"age" takes something like 90s, 15m, 2h, 3d', 4, 3],
    ['age>5', '"age" takes something like 90s, 15m, 2h, 3d', 4, 1],
    ['age:2h', 'no two entries have the same age: write age>2h', 0, 4],
    ['size>big', '"size" takes something like 500, 10KB, 1MB', 5, 3],
    ['from>a', '"from" has no order: write from:value', 0, 5],
    ['status:gone', `a status is one of ${statusKinds.join(', ')}`, 7, 4],
    ['is:late', `"is" takes one of ${flags.join(', ')}`, 3, 4],
    ['size>/1/', '"size" takes no regular expression', 5, 3],
  ])('says what is wrong with %j, and where', (text, problem, offset, length) => {
    expect(failureOf(text)).toMatchObject({ problem, offset, length })
  })

  it('throws nothing but query failures that lie in the text', () => {
    const pieces = [
      '(',
      ')',
      '-',
      ' ',
      'or',
      'and',
      'not',
      'from:',
      'age>',
      'size=',
      '"',
      '/',
      '\\',
      '*',
      'a',
      '2h',
      '[',
      '😀',
    ]
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...pieces) }),
      fc.string(),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (query) => {
        try {
          parseQuery(query)
        } catch (error) {
          if (!(error instanceof FailureError) || error.failure.code !== 'query') throw error
          const { offset, length } = error.failure
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset + length).toBeLessThanOrEqual(query.length)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('survives any depth', () => {
    expect(failureOf(`${'('.repeat(50_000)}a`).problem).toBe('this is nested too deeply')
    expect(failureOf(`${'-'.repeat(50_000)}a`).problem).toBe('this is nested too deeply')
  })
})

const textFields: readonly TextField[] = [
  'any',
  'from',
  'to',
  'hop',
  'subject',
  'error',
  'id',
  'flow',
  'first-hop',
]
const wholeFields: readonly TextField[] = ['queue', 'from-domain', 'to-domain', 'reply']
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('or', 'NOT', 'a>b', '-x', '(', 'x:y', '/'),
)
const place = { offset: 0, length: 0 }

const textQuery: fc.Arbitrary<Query> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...textFields), fc.constantFrom('contains' as const, 'equals' as const), anyText)
    .filter(([field, kind]) => field !== 'any' || kind === 'contains')
    .map(([field, kind, text]) => ({ kind: 'text' as const, field, match: { kind, text } })),
  fc
    .tuple(fc.constantFrom(...wholeFields), anyText)
    .map(([field, text]) => ({ kind: 'text' as const, field, match: { kind: 'equals' as const, text } })),
  fc
    .tuple(
      fc.constantFrom(...textFields),
      fc.constantFrom('a/b', String.raw`a\/b`, '[/]x', '^(a|b)$', '"', ' '),
      fc.boolean(),
    )
    .map(([field, source, ignoreCase]): Query => {
      const match: TextMatch = { kind: 'regex', source, ignoreCase, at: place }
      return { kind: 'text', field, match }
    }),
  fc
    .tuple(
      fc.constantFrom(...textFields),
      fc.array(fc.constantFrom('a', 'b"', 'x:y'), { minLength: 2, maxLength: 3 }),
    )
    .map(([field, texts]) => ({ kind: 'text' as const, field, match: { kind: 'wildcard' as const, texts } })),
)

const numberQuery: fc.Arbitrary<Query> = fc
  .tuple(
    fc.constantFrom<NumberField>('age', 'changed', 'size', 'attempts', 'recipients'),
    fc.constantFrom<Comparison>('<', '<=', '=', '>=', '>'),
    fc.nat({ max: 1_000_000_000 }),
  )
  .filter(([field, comparison]) => comparison !== '=' || (field !== 'age' && field !== 'changed'))
  .map(([field, comparison, value]) => ({ kind: 'number', field, comparison, value }))

const otherQuery: fc.Arbitrary<Query> = fc.oneof(
  fc.constantFrom(...flags).map((flag) => ({ kind: 'is' as const, flag })),
  fc.constantFrom(...statusKinds).map((name) => ({ kind: 'status' as const, prefix: name, kinds: [name] })),
)

const { query } = fc.letrec<{ query: Query; leaf: Query; inner: Query }>((tie) => ({
  query: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('inner')),
  leaf: fc.oneof(textQuery, numberQuery, otherQuery),
  inner: fc.oneof(
    tie('query').map((part): Query => ({ kind: 'not', part })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, parts]): Query => ({ kind, parts })),
  ),
}))

/** Where an expression stands is not part of what a query means. */
function withoutPlaces(value: Query): unknown {
  return JSON.parse(JSON.stringify(value, (key, field: unknown) => (key === 'at' ? undefined : field)))
}

describe('printQuery', () => {
  it('prints what reads back as the same query', () => {
    fc.assert(
      fc.property(query, (original) => {
        const text = printQuery(original)
        expect(withoutPlaces(unslashed(parseQuery(text)))).toEqual(withoutPlaces(unslashed(original)))
      }),
      { numRuns: 3000 },
    )
  })
})

/** `\/` and `/` are the same expression. */
function unslashed(value: Query): Query {
  if (value.kind === 'and' || value.kind === 'or') return { ...value, parts: value.parts.map(unslashed) }
  if (value.kind === 'not') return { ...value, part: unslashed(value.part) }
  if (value.kind !== 'text' || value.match.kind !== 'regex') return value
  return { ...value, match: { ...value.match, source: value.match.source.replaceAll('\\/', '/') } }
}

describe('queryOfFlags', () => {
  it('says in the query language what the flags of the reference ask for', () => {
    expect(queryOfFlags({})).toBe('')
    expect(
      queryOfFlags({
        queue: 'active',
        sender: '^a@',
        recipient: 'x/y',
        nextHop: ':25$',
        olderThan: '90m',
        youngerThan: '3d',
      }),
    ).toBe(String.raw`queue:active from:/^a@/ to:/x\/y/ hop:/:25$/ age>=90m age<=3d`)
    expect(parseQuery(queryOfFlags({ queue: 'a b' }))).toMatchObject({
      match: { text: 'a b' },
    })
  })

  it('refuses what is no expression and no span', () => {
    expect(() => queryOfFlags({ sender: '(' })).toThrow('this parenthesis is not closed')
    expect(() => queryOfFlags({ olderThan: 'soon' })).toThrow('a span is something like')
  })
})
