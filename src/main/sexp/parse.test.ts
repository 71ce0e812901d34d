import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyByteString, anySexp, damaged } from '../../../test/arbitrary.ts'
import { parseSexp, parseSexps } from './parse.ts'
import { printSexp } from './print.ts'
import { SexpError } from './sexp-error.ts'

/** The code and the place of what `parseSexp` throws. */
function fault(text: string): unknown {
  try {
    return parseSexp(text)
  } catch (error) {
    if (!(error instanceof SexpError)) throw error
    return [error.code, error.offset, error.line, error.column]
  }
}

describe('parseSexp', () => {
  it.each([
    ['()', []],
    ['(())', [[]]],
    [' a ', 'a'],
    ['(a b)', ['a', 'b']],
    ['(a"b"c)', ['a', 'b', 'c']],
    ['(a(b)c)', ['a', ['b'], 'c']],
    ['\f\ta\r\n', 'a'],
    ['#', '#'],
    ['(# | #a |a a# a| a#b a|b)', ['#', '|', '#a', '|a', 'a#', 'a|', 'a#b', 'a|b']],
    ["'a,b`c", "'a,b`c"],
    ['a\\nb', 'a\\nb'],
    ['a\x0bb\0\xff', 'a\x0bb\0\xff'],
  ])('reads %j', (text, sexp) => expect(parseSexp(text)).toEqual(sexp))

  it.each([
    ['; one\n a', 'a'],
    ['a;', 'a'],
    ['a; to the end', 'a'],
    ['(a ; b)\n)', ['a']],
    ['(a ; b\r\n)', ['a']],
    ['#||# a', 'a'],
    ['#| #| |# |# a', 'a'],
    ['#| "|#" |# a', 'a'],
    ['#|"\\""|# a', 'a'],
    ['(a#;b c\n)', ['a#']],
    ['#;a b', 'b'],
    ['a #;b', 'a'],
    ['a #; (b #| |#)', 'a'],
    ['#; #; a b c', 'c'],
    ['(a #;(b c) d)', ['a', 'd']],
    ['(#;a #;b)', []],
    ['#;(a #;b) c', 'c'],
    ['#;#|x|#a b', 'b'],
  ])('leaves out the comments of %j', (text, sexp) => expect(parseSexp(text)).toEqual(sexp))

  it.each([
    [String.raw`"a\nb\tc\rd\be\\f\"g\'h"`, 'a\nb\tc\rd\be\\f"g\'h'],
    [String.raw`"\065\x41\xfF\255\000"`, 'AA\xff\xff\0'],
    [String.raw`"\q\ \N"`, String.raw`\q\ \N`],
    ['"a\\\n  \t b"', 'ab'],
    ['"a\\\r\n b"', 'ab'],
    ['"a\\\rb"', 'a\rb'],
    ['"a\nb\r\n"', 'a\nb\r\n'],
    ['"#| ; ( |#"', '#| ; ( |#'],
    ['"\xc3\xa9"', '\xc3\xa9'],
    ['""', ''],
  ])('reads the quoted atom %j', (text, atom) => expect(parseSexp(text)).toBe(atom))

  it.each([
    ['', ['no-sexp', 0, 1, 0]],
    [' \n ; x', ['no-sexp', 6, 2, 4]],
    ['a b', ['too-many-sexps', 2, 1, 2]],
    ['(a)\n(b)', ['too-many-sexps', 4, 2, 0]],
    ['a"b"', ['too-many-sexps', 1, 1, 1]],
    [')', ['unexpected-close', 0, 1, 0]],
    ['a)', ['unexpected-close', 1, 1, 1]],
    ['((a)', ['unclosed-list', 4, 1, 4]],
    ['"a', ['unterminated-atom', 2, 1, 2]],
    ['"a\\', ['unterminated-atom', 3, 1, 3]],
    ['"\\12', ['unterminated-atom', 4, 1, 4]],
    ['"\\x1', ['unterminated-atom', 4, 1, 4]],
    ['#| a', ['unterminated-block-comment', 4, 1, 4]],
    ['#| " |#', ['unterminated-block-comment', 7, 1, 7]],
    ['#;', ['sexp-comment-without-sexp', 2, 1, 2]],
    ['a #;', ['sexp-comment-without-sexp', 4, 1, 4]],
    ['(a #;)', ['sexp-comment-without-sexp', 5, 1, 5]],
    ['(#; #; a)', ['sexp-comment-without-sexp', 8, 1, 8]],
    ['a|#', ['comment-in-atom', 2, 1, 2]],
    ['|#', ['comment-in-atom', 1, 1, 1]],
    ['a#|b|#', ['comment-in-atom', 2, 1, 2]],
    ['##|', ['comment-in-atom', 2, 1, 2]],
    ['"\\1x2"', ['bad-escape', 3, 1, 3]],
    ['"\\256"', ['bad-escape', 4, 1, 4]],
    ['"\\xg0"', ['bad-escape', 3, 1, 3]],
    ['#| "\\300" |# a', ['bad-escape', 7, 1, 7]],
    ['(a\n\rb)', ['lone-carriage-return', 4, 2, 1]],
    ['a\r', ['lone-carriage-return', 2, 1, 2]],
    ['a ; x\ry', ['lone-carriage-return', 6, 1, 6]],
  ])('refuses %j', (text, expected) => expect(fault(text)).toEqual(expected))

  it('reads bytes as it reads byte strings', () => {
    const bytes = new Uint8Array([0, 0x28, 0x22, 0xc3, 0xa9, 0x22, 0x20, 0xff, 0x29, 0]).subarray(1, 9)
    expect(parseSexp(bytes)).toEqual(['\xc3\xa9', '\xff'])
  })

  it('refuses characters that are no bytes, which only a mistake in this program can bring', () => {
    expect(() => parseSexp('(a€)')).toThrow(RangeError)
    expect(() => parseSexp('€')).toThrow(RangeError)
  })

  it('reads what is nested a hundred thousand deep', () => {
    const depth = 100_000
    const text = '('.repeat(depth) + ')'.repeat(depth)
    expect(printSexp(parseSexp(text))).toBe(text)
    expect(fault('('.repeat(depth))).toEqual(['unclosed-list', depth, 1, depth])
    expect(fault('#|'.repeat(depth))).toEqual(['unterminated-block-comment', 2 * depth, 1, 2 * depth])
    expect(parseSexp(`${'#;'.repeat(depth)} ${'a '.repeat(depth)} b`)).toBe('b')
  })

  it('reads back whatever was printed', () => {
    fc.assert(
      fc.property(anySexp, (sexp) => {
        expect(parseSexp(printSexp(sexp))).toEqual(sexp)
      }),
    )
  })

  it('throws nothing but SexpError, whose place is in the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyByteString, damaged(anySexp.map(printSexp))), (text) => {
        try {
          parseSexp(text)
        } catch (error) {
          expect(error).toBeInstanceOf(SexpError)
          const { offset, line, column } = error as SexpError
          expect(offset).toBeLessThanOrEqual(text.length)
          expect(text.slice(0, offset).split('\n').length).toBe(line)
          expect(text.slice(0, offset).split('\n').at(-1)).toHaveLength(column)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('parseSexps', () => {
  it.each([
    ['', []],
    [' a (b) "c"', ['a', ['b'], 'c']],
    ['a#;b c', ['a#']],
    ['#;a', []],
  ])('reads %j', (text, sexps) => expect(parseSexps(text)).toEqual(sexps))
})
