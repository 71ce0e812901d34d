import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, referenceOf } from '../../../test/reference.ts'
import { parseOcamlFloat, parseOcamlInt, printOcamlFloat } from './ocaml-number.ts'
import { parseSpan, printSpan } from './span.ts'

interface SpanTables {
  readonly span: { readonly cases: readonly { readonly input: string; readonly v2: string }[] }
  readonly span_parse: {
    readonly cases: readonly { readonly input_b64: string; readonly v2_seconds?: string }[]
  }
}

const tables = referenceOf<SpanTables>('tables')
const seconds = (text: string): number => Number(text.replace('inf', 'Infinity'))

describe('as the reference does', () => {
  it.each(tables.span.cases)('prints $input s as $v2', ({ input, v2 }) => {
    expect(printSpan(seconds(input))).toBe(v2)
  })

  it.each(tables.span_parse.cases)('reads $input as $v2_seconds s', ({ input_b64, v2_seconds }) => {
    const expected = v2_seconds === undefined ? undefined : Number(v2_seconds)
    expect(parseSpan(bytesOf(input_b64))).toBe(expected)
  })
})

describe('parseSpan', () => {
  it.each([
    ['1_000ms', 1],
    ['5.s', 5],
    [' 5s', 5],
    ['1e-3s', 0.001],
    ['0x10s', 16],
    ['\t 0x10s', 16],
    [' -0x.8s', -0.5],
    ['0x 1s', undefined],
    ['0x1.8p1s', 3],
    ['0x1d', 86_400],
    ['-0s', -0],
    ['us', undefined],
    ['s', undefined],
    ['', undefined],
    ['1 ms', undefined],
    ['1S', undefined],
    ['1e400s', undefined],
    ['1ps', undefined],
    ['1min', undefined],
    ['1w', undefined],
    ['1_s_', undefined],
  ])('of %j is %j', (text, expected) => expect(parseSpan(text)).toBe(expected))
})

describe('printSpan', () => {
  it.each([
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [1e30, '1.1574074074074075E+25d'],
    [2 ** -1022, '2.2250738585072014E-299ns'],
    [-3600, '-1h'],
    [0.381_473_541_259_765_625, '381.47354125976562ms'],
  ])('of %d is %s', (span, text) => expect(printSpan(span)).toBe(text))

  it('writes what reads back as nearly the same, to the last digit but one', () => {
    const anySpan = fc.oneof(
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }).filter((span) => Math.abs(span) > 2 ** -1022),
      fc.integer(),
      fc.nat({ max: 10_000 }),
    )
    fc.assert(
      fc.property(anySpan, (span) => {
        const again = parseSpan(printSpan(span))
        expect(again).toBeDefined()
        expect(Math.abs((again ?? NaN) - span)).toBeLessThanOrEqual(Math.abs(span) * 1e-15)
      }),
    )
  })
})

describe('numbers of OCaml', () => {
  it.each([
    ['25', 25],
    ['-25', -25],
    ['+25', 25],
    ['025', 25],
    ['2_5_', 25],
    ['0x19', 25],
    ['0X1_9', 25],
    ['0o31', 25],
    ['0b11001', 25],
    ['0u25', 25],
    ['0U25', 25],
    ['-0u25', -25],
    ['-0x19', -25],
    ['-0', 0],
    ['', undefined],
    ['_1', undefined],
    ['0x', undefined],
    ['0x_1', undefined],
    ['0b2', undefined],
    ['1.0', undefined],
    ['1e3', undefined],
    [' 1', undefined],
    ['9007199254740993', undefined],
  ])('int_of_string %j is %j', (text, expected) => expect(parseOcamlInt(text)).toBe(expected))

  it.each([
    ['.', undefined],
    ['_', undefined],
    ['1.5_', 1.5],
    ['1e5', 1e5],
    ['1e', undefined],
    ['nan', undefined],
    ['infinity', undefined],
    ['-0x.8', -0.5],
    ['0x', undefined],
    ['0x1p-1_0', 2 ** -10],
  ])('float_of_string %j is %j', (text, expected) => expect(parseOcamlFloat(text)).toBe(expected))

  it.each([
    [0.1, '0.1'],
    [1 / 3, '0.33333333333333331'],
    [1e15, '1E+15'],
    [123_456_789_012_345, '123456789012345'],
    [1e-5, '1E-05'],
    [0.0001, '0.0001'],
    [1.5e300, '1.5E+300'],
    [-0, '-0'],
    [-2.5, '-2.5'],
    [100, '100'],
  ])('%d prints as %s', (value, text) => expect(printOcamlFloat(value)).toBe(text))

  it('are written so that they read back as they were', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(printOcamlFloat(value))).toBe(value)
        expect(parseOcamlFloat(printOcamlFloat(value))).toBe(value)
      }),
    )
  })
})
