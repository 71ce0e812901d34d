import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { parseWireJson, printWireJson } from './wire-json.ts'

const roundTrip = (value: unknown): unknown => parseWireJson(printWireJson(value))

/** Whatever plain data can hold, tags of our own as keys included. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, '\udcff.eml', 'ü\ud800'),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.uint8Array(),
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('$bytes', '$', '$$bytes', '__proto__')),
      tie('value'),
      {
        noNullPrototype: true,
      },
    ),
  ),
})).value

describe('wire JSON', () => {
  it('brings every value of the API back as it was', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(roundTrip(value)).toEqual(value)
      }),
    )
  })

  it('carries bytes as base64, those of a Buffer, too', () => {
    expect(printWireJson({ data: Buffer.from('hello') })).toBe('{"data":{"$bytes":"aGVsbG8="}}')
    expect(roundTrip(new Uint8Array([0, 255]))).toEqual(new Uint8Array([0, 255]))
  })

  it('does not take data for a tag', () => {
    expect(printWireJson({ $bytes: 'QQ==' })).toBe('{"$$bytes":"QQ=="}')
    expect(roundTrip({ $bytes: 'QQ==' })).toEqual({ $bytes: 'QQ==' })
  })

  it('keeps bytes of names that are not UTF-8', () => {
    expect(printWireJson('a\udcff')).toBe('"a\\udcff"')
    expect(roundTrip('a\udcff')).toBe('a\udcff')
  })

  it('makes nothing a prototype', () => {
    const parsed = parseWireJson('{"__proto__":{"polluted":true}}')
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
    expect(Object.keys(parsed as object)).toEqual(['__proto__'])
  })

  it('leaves out what is undefined', () => {
    expect(printWireJson({ ok: true, value: undefined })).toBe('{"ok":true}')
    expect(printWireJson(undefined)).toBe('null')
  })

  it.each([NaN, Infinity, 1n, () => 1, Symbol('s')])('refuses to send %o', (value) => {
    expect(() => printWireJson({ value })).toThrow(TypeError)
  })

  it.each(['', '{', '{"$bytes":1}', '{"$bytes":"QQ"}', '{"$bytes":"QQ==","more":1}', '{"$other":1}'])(
    'refuses to read %s',
    (text) => {
      expect(() => parseWireJson(text)).toThrow(SyntaxError)
    },
  )
})

describe('base64', () => {
  it('refuses what is nested deeper than any value, instead of running out of stack', () => {
    expect(() => parseWireJson('['.repeat(50_000) + ']'.repeat(50_000))).toThrow(SyntaxError)
    expect(() => parseWireJson('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000))).toThrow(SyntaxError)
  })

  it('is what Node writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(decodeBase64(text)).toEqual(bytes)
      }),
    )
  })

  it('takes megabytes', () => {
    const bytes = new Uint8Array(5_000_001).map((_, index) => index * 7)
    expect(Buffer.compare(decodeBase64(encodeBase64(bytes))!, bytes)).toBe(0)
  })

  it.each(['A', 'AB', 'ABC', '====', 'A===', 'AB=C', 'AB=CDEFG', 'ABC\n', 'AB-_', 'ÄBCD'])(
    'refuses %s',
    (text) => {
      expect(decodeBase64(text)).toBeNull()
    },
  )
})
