import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySexp } from '../../../test/arbitrary.ts'
import { byteStringOfText, copyOfByteString, textOfByteString } from './byte-string.ts'
import { parseSexp } from './parse.ts'
import { printSexpHum } from './print-hum.ts'
import { printSexp } from './print.ts'
import type { Sexp } from './sexp.ts'

describe('printSexp', () => {
  it.each<[Sexp, string]>([
    [[], '()'],
    [['a', 'b'], '(a b)'],
    [['a', [], 'b'], '(a()b)'],
    [['a', '', 'b c', 'd'], '(a"""b c"d)'],
    [[['a'], 'b'], '((a)b)'],
    ['a|b#c', 'a|b#c'],
    ['a|#', '"a|#"'],
  ])('writes %j', (sexp, text) => expect(printSexp(sexp)).toBe(text))
})

describe('printSexpHum', () => {
  const word = 'w'.repeat(30)

  it.each<[string, Sexp, string]>([
    ['on one line while it fits', [word, word], `(${word} ${word})`],
    ['breaking before what does not fit', [word, word, word], `(${word} ${word}\n ${word})`],
    ['indenting by the depth', [[[word, word, word]]], `(((${word} ${word}\n   ${word})))`],
    ['with 77 columns', ['a'.repeat(40), 'b'.repeat(34)], `(${'a'.repeat(40)} ${'b'.repeat(34)})`],
    ['but not with 78', ['a'.repeat(40), 'b'.repeat(35)], `(${'a'.repeat(40)}\n ${'b'.repeat(35)})`],
    // The blank stays at the end of the line: the break before the list is not the one that was forced.
    ['no list right of column 68', ['x'.repeat(70), ['b'], 'yyyyyyy'], `(${'x'.repeat(70)} \n (b) yyyyyyy)`],
    ['an atom of several lines on as many', ['a\nb', 'c'], '( "a\\\n \\nb" c)'],
    ['an atom that only ends in a line feed on one', ['a\n', 'c'], '("a\\n" c)'],
  ])('prints %s', (_, sexp, text) => expect(printSexpHum(sexp)).toBe(text))

  it('indents by 68 at most', () => {
    const deep = parseSexp(`${'('.repeat(80)}${'a'.repeat(40)} ${'b'.repeat(40)}${')'.repeat(80)}`)
    const indents = printSexpHum(deep)
      .split('\n')
      .map((line) => line.search(/[^ ]/))
    expect(indents).toEqual([0, 68])
  })

  it('prints what is nested a hundred thousand deep', () => {
    const depth = 100_000
    const nested = parseSexp('('.repeat(depth) + ')'.repeat(depth))
    expect(printSexpHum(nested)).toHaveLength(2 * depth)
    const long = parseSexp(`${`(${word} `.repeat(2000)}x${')'.repeat(2000)}`)
    expect(parseSexp(printSexpHum(long))).toEqual(long)
  })

  it('prints what reads back as the same s-expression', () => {
    fc.assert(
      fc.property(anySexp, (sexp) => {
        expect(parseSexp(printSexpHum(sexp))).toEqual(sexp)
      }),
    )
  })
})

describe('byte strings', () => {
  it('are UTF-8 for people, with U+FFFD for what is not', () => {
    expect(textOfByteString('caf\xc3\xa9 \xff')).toBe('café \ufffd')
    expect(textOfByteString('plain')).toBe('plain')
    expect(byteStringOfText('café €')).toBe('caf\xc3\xa9 \xe2\x82\xac')
  })

  it('survive being made of a text and read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(textOfByteString(byteStringOfText(text))).toBe(text)
      }),
    )
  })

  it('are equal to their copies', () => {
    expect(copyOfByteString('caf\xc3\xa9\0')).toBe('caf\xc3\xa9\0')
  })
})
