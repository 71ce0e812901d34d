import { expect, test } from 'vitest'
import { formatsOf } from './file-formats.ts'
import { indentJson } from './indent-json.ts'

const formats = (text: string) => formatsOf(new TextEncoder().encode(text))

test('s-expressions are laid out, one after the other', () => {
  expect(formats('((a 1)(b(2 3)))').sexp).toBe('((a 1) (b (2 3)))')
  expect(formats('(a) ; comment\n(b)').sexp).toBe('(a)\n(b)')
})

test.each(['hello', 'hello (sort of) world', 'no s-expression: )(', '', '(unclosed'])(
  '%j is none',
  (text) => {
    expect(formats(text).sexp).toBeNull()
  },
)

test('JSON is indented, and its values stay as they are written', () => {
  expect(indentJson('{"a":1.10,"a":[],"b":{},"c":[12345678901234567890,"x{},:[]\\"y"]}')).toBe(
    [
      '{',
      '  "a": 1.10,',
      '  "a": [],',
      '  "b": {},',
      '  "c": [',
      '    12345678901234567890,',
      '    "x{},:[]\\"y"',
      '  ]',
      '}',
    ].join('\n'),
  )
  expect(JSON.parse(indentJson(' [ { "k" : null } , true ] ') ?? '')).toEqual([{ k: null }, true])
})

test.each(['12', '"text"', '{', '{"a":}', ''])('%j is no JSON document', (text) => {
  expect(formats(text).json).toBeNull()
})

test('text is UTF-8 without control characters', () => {
  expect(formats('two\r\nlines\tand é').isText).toBe(true)
  expect(formats('nul \0').isText).toBe(false)
  expect(formatsOf(Uint8Array.of(0xff, 0xfe, 0x41)).isText).toBe(false)
  expect(formatsOf(Uint8Array.of(0xff))).toEqual({
    sexp: null,
    json: null,
    isText: false,
    totalBytes: 1,
    tooLarge: false,
  })
})

test('what is nested deeper than anybody reads costs no more than its length', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['(', ')'],
  ] as const) {
    const { json, sexp } = formats(open.repeat(200_000) + close.repeat(200_000))
    expect(json).toBeNull()
    expect((sexp ?? '').length).toBeLessThan(20_000_000)
  }
})
