import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FailureError } from '../../../../contract/failure.ts'
import { Matcher, TooCostlyError } from './matcher.ts'
import { parseRegex } from './parse-regex.ts'
import { compile } from './program.ts'

function matcherOf(source: string, ignoreCase = false, left = 10_000_000): Matcher {
  const program = compile(parseRegex(source, 0, ignoreCase))
  if (program === null) throw new Error(`${source} is too large`)
  return new Matcher(program, { left })
}

function problemAt(source: string): { readonly problem: string; readonly offset: number } {
  try {
    parseRegex(source, 0)
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'query') return error.failure
    throw error
  }
  throw new Error(`${source} is an expression`)
}

describe('Matcher', () => {
  it.each([
    ['abc', 'xxabcxx', true],
    ['^abc$', 'abc', true],
    ['^abc$', 'abcd', false],
    ['a.c', 'a\nc', false],
    ['(?s)a.c', 'a\nc', true],
    ['a|b|', 'zzz', true],
    ['^(a|bc)+$', 'abcbca', true],
    ['^(a|bc)+$', 'abcb', false],
    ['x{2,3}y', 'xxxxy', true],
    ['^x{2,3}y', 'xxxxy', false],
    ['^x{3}$', 'xxx', true],
    ['^x{2,}$', 'x', false],
    ['a{b', 'a{b', true],
    [String.raw`\bfoo\b`, 'a foo b', true],
    [String.raw`\bfoo\b`, 'afoo b', false],
    [String.raw`\Boo\b`, 'foo', true],
    [String.raw`^\d+\s\w\S$`, '12 ab', true],
    ['[[:alpha:]]+@[^.]+', 'me@here', true],
    ['^[^[:digit:]]$', '5', false],
    ['[]x]', ']', true],
    ['[a-c-]', '-', true],
    [String.raw`\x41\x{1F600}\u00e9`, 'A😀é', true],
    ['^.$', '😀', true],
    [String.raw`\p{Lu}\P{Lu}`, 'xÄä', true],
    [String.raw`\pL`, '12', false],
    ['(?i)STRASSE', 'strasse', true],
    ['a(?i)B(?-i)C', 'abC', true],
    ['a(?i:B)C', 'abc', false],
    ['(?P<name>x)(?:y)', 'xy', true],
    ['a*?b+?', 'b', true],
    ['', '', true],
    ['^$', 'x', false],
  ])('%s in %j: %s', (source, text, expected) => {
    expect(matcherOf(source).test(text)).toBe(expected)
  })

  it('sees a part of a text as if it were all', () => {
    expect(matcherOf('^b$').test('a\nb\nc', 2, 3)).toBe(true)
    expect(matcherOf('^b').test('ab', 0, 2)).toBe(false)
  })

  it('agrees with the engine of the language', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', String.raw`\b`, '^', '$', String.raw`\w`)
    const { regex } = fc.letrec<{ regex: string; group: string }>((tie) => ({
      regex: fc
        .array(
          fc.tuple(
            fc.oneof({ maxDepth: 4 }, atom, tie('group')),
            fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}'),
          ),
          {
            maxLength: 4,
          },
        )
        .map((parts) =>
          parts.map(([part, times]) => (/^(?:\\b|\^|\$)$/.test(part) ? part : part + times)).join(''),
        ),
      group: fc.tuple(tie('regex'), tie('regex')).map(([a, b]) => `(?:${a}|${b})`),
    }))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'B'), maxLength: 12 })
    fc.assert(
      fc.property(regex, text, fc.boolean(), (source, sample, ignoreCase) => {
        fc.pre(compile(parseRegex(source, 0)) !== null && source.length < 60)
        const native = new RegExp(source, ignoreCase ? 'isu' : 'su')
        // `.` without dotAll leaves out more in JavaScript; there are no line ends in the samples.
        expect(matcherOf(source, ignoreCase).test(sample)).toBe(native.test(sample))
      }),
      { numRuns: 2000 },
    )
  })

  it('takes time proportional to the text, whatever the expression', () => {
    const text = `${'a'.repeat(20_000)}!`
    for (const source of [
      '(a+)+$',
      '(a|aa)+$',
      '(a*)*b',
      '(.*)*x',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
      '(a?){50}a{50}$',
    ]) {
      expect(matcherOf(source).test(text)).toBe(false)
    }
  })

  it('gives up when the states are more than there is a budget for', () => {
    const many = matcherOf('(a|b)*a(a|b){60}c', false, 1_000_000)
    let random = 1
    const letter = (): string => {
      random = (random * 48_271) % 2_147_483_647
      return random % 2 === 0 ? 'a' : 'b'
    }
    const text = Array.from({ length: 100_000 }, letter).join('')
    expect(() => many.test(text)).toThrow(TooCostlyError)
  })
})

describe('parseRegex', () => {
  it.each([
    ['(a', 'this parenthesis is not closed', 0],
    ['a)', 'this parenthesis closes nothing', 1],
    ['[a', 'this bracket is not closed', 0],
    ['*a', 'there is nothing to repeat', 0],
    ['a**', 'this is repeated already', 0],
    ['ab(?=c)', 'groups of this kind are not supported', 2],
    [String.raw`(a)\1`, 'references to groups are not supported', 3],
    [String.raw`a\q`, String.raw`there is no escape \q`, 1],
    ['a\\', 'after a backslash something is missing', 1],
    ['[z-a]', 'this range is none', 1],
    ['[[:foo:]]', 'there is no such class of characters', 1],
    [String.raw`\p{Foo}`, 'there is no such Unicode property', 0],
    ['a{3,2}', 'a repetition goes from a smaller to a larger number up to 1000', 0],
    ['a{9999}', 'a repetition goes from a smaller to a larger number up to 1000', 0],
  ])('says what is wrong with %s, and where', (source, problem, offset) => {
    expect(problemAt(source)).toMatchObject({ problem, offset })
  })

  it('does not mind what it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('ab()[]{}|*+?^$\\.-/:<>P=!1,dwp😀')) }),
        (source) => {
          try {
            compile(parseRegex(source, 0))
          } catch (error) {
            expect(error).toBeInstanceOf(FailureError)
          }
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('refuses what would be too large a machine', () => {
    expect(compile(parseRegex('((a{100}){100}){100}', 0))).toBeNull()
  })
})
