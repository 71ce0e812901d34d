import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyByteString } from '../../../test/arbitrary.ts'
import { bytesOf, referenceOf } from '../../../test/reference.ts'
import { parseSexp } from '../sexp/parse.ts'
import { printSexp } from '../sexp/print.ts'
import { addressPart, domainOf, parseAddress } from './address.ts'
import { parseHostPort, parseInetHostPort, printHostPort, sexpOfHostPort } from './host-port.ts'
import { parseSender } from './sender.ts'

interface Printed {
  readonly input_b64: string
  readonly to_string_b64?: string
  readonly mach?: string
}

interface Table {
  readonly cases: readonly Printed[]
  readonly where_versions_differ: readonly { readonly HEAD: Printed }[]
}

const tables = referenceOf<{
  readonly address: Table
  readonly sender: Table
  readonly hostport: Table
}>('tables')

const casesOf = ({ cases, where_versions_differ }: Table): Printed[] => [
  ...cases,
  ...where_versions_differ.map(({ HEAD }) => HEAD),
]

describe("as the reference's head does", () => {
  it.each(casesOf(tables.address))('reads the address $input_b64', ({ input_b64, to_string_b64, mach }) => {
    const address = parseAddress(bytesOf(input_b64))
    expect(address).toBe(to_string_b64 && bytesOf(to_string_b64))
    if (address !== undefined) expect(printSexp(address)).toBe(mach)
  })

  it.each(casesOf(tables.sender))('reads the sender $input_b64', ({ input_b64, to_string_b64, mach }) => {
    const sender = parseSender(bytesOf(input_b64))
    expect(sender).toBe(to_string_b64 && bytesOf(to_string_b64))
    if (sender !== undefined) expect(printSexp(sender)).toBe(mach)
  })

  it.each(casesOf(tables.hostport))('reads the hop $input_b64', ({ input_b64, mach }) => {
    const hop = parseHostPort(parseSexp(bytesOf(input_b64)))
    expect(hop && printSexp(sexpOfHostPort(hop))).toBe(mach)
  })
})

describe('parseAddress', () => {
  it.each([
    ['"a\\"b" <c@d>', '"a\\"b" <c@d>'],
    ["P <'a@b'>", 'P <a@b>'],
    ['"a@b" ', 'a@b'],
    ["'x'@b'", "x'@b"],
    ['a\\ b@c', 'a\\ b@c'],
    ['\\@@b', '\\@@b'],
    ['<a\\>@b>', '<a\\>@b>'],
    ['a\\', undefined],
    ['""<a@b>', '""<a@b>'],
    ['"unclosed <a@b>', undefined],
    ['a@b"', undefined],
    ['<<a@b>>', undefined],
    ['a@b, c@d', undefined],
    [' ', undefined],
  ])('of %j is %j', (text, expected) => expect(parseAddress(text)).toBe(expected))

  it('reads its own results as they are', () => {
    fc.assert(
      fc.property(anyByteString, (text) => {
        const address = parseAddress(text)
        if (address !== undefined) expect(parseAddress(address)).toBe(address)
        const sender = parseSender(text)
        if (sender !== undefined) expect(parseSender(sender)).toBe(sender)
      }),
      { numRuns: 5000 },
    )
  })

  it('takes no longer for a text without an end than for another', () => {
    const long = 'a"'.repeat(200_000)
    expect(parseAddress(`"${'a'.repeat(400_000)}`)).toBe(`"${'a'.repeat(400_000)}`)
    expect(parseAddress(`"${'\\a'.repeat(200_000)} x`)).toBeUndefined()
    expect(parseAddress(`${long} x`)).toBeUndefined()
  })
})

describe('parseSender', () => {
  it.each([
    ['Bounce <>', '<>'],
    ['<>   ', '<>'],
    ['<>\t', undefined],
    ['"a b" <>', '<>'],
    ['a@b  ', 'a@b'],
  ])('of %j is %j', (text, expected) => expect(parseSender(text)).toBe(expected))
})

describe('the parts of an address', () => {
  it.each([
    ['A <b@C.d>', 'b@C.d', 'c.d'],
    ['"x@y" <b@c>', 'b@c', 'c'],
    ['b@c', 'b@c', 'c'],
    ['b', 'b', ''],
    ['<b>', 'b', ''],
    ['<>', '', ''],
  ])('%s', (address, part, domain) => {
    expect(addressPart(address)).toBe(part)
    expect(domainOf(address)).toBe(domain)
  })
})

describe('hops', () => {
  it('of the first versions say Inet', () => {
    expect(parseInetHostPort(['Inet', ['a', '25']])).toEqual({ host: 'a', port: 25 })
    expect(parseInetHostPort(['Inet', 'a:25'])).toEqual({ host: 'a', port: 25 })
    expect(parseInetHostPort(['inet', ['a', '25']])).toBeUndefined()
    expect(parseInetHostPort(['Inet', ['a', '25'], 'x'])).toBeUndefined()
    expect(parseInetHostPort(['a', '25'])).toBeUndefined()
    expect(printHostPort({ host: '::1', port: 25 })).toBe('::1:25')
  })
})
