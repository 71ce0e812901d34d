import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTransferEncoding, transferDecoder, type TransferEncoding } from './transfer-decoder.ts'

function decode(encoding: TransferEncoding, text: string, chunkSize = text.length || 1) {
  const decoder = transferDecoder(encoding)
  const bytes = Buffer.from(text, 'latin1')
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += chunkSize) {
    pieces.push(Uint8Array.from(decoder.push(bytes.subarray(at, at + chunkSize))))
  }
  pieces.push(decoder.end())
  return { bytes: Buffer.concat(pieces), problem: decoder.problem() }
}

const lines = (text: string) => text.replace(/.{60}/g, '$&\n')

test('base64 comes back as it was, however it is cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (bytes, size) => {
      const { bytes: decoded, problem } = decode('base64', lines(Buffer.from(bytes).toString('base64')), size)
      expect(decoded).toEqual(Buffer.from(bytes))
      expect(problem).toBeNull()
    }),
  )
})

test('base64 as mailers really write it', () => {
  expect(decode('base64', 'YQ==\nYg==\nYw==').bytes.toString()).toBe('abc')
  expect(decode('base64', 'YWJj!!\n').problem).toContain('other characters')
  expect(decode('base64', 'YWJjZ')).toMatchObject({
    bytes: Buffer.from('abc'),
    problem: 'The base64 text is cut off.',
  })
  expect(decode('base64', '').bytes).toHaveLength(0)
})

test('quoted-printable comes back as it was, however it is cut', () => {
  const encode = (bytes: Uint8Array) =>
    [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('=\n')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.integer({ min: 1, max: 20 }), (bytes, size) => {
      expect(decode('quoted-printable', encode(bytes), size).bytes).toEqual(Buffer.from(bytes))
    }),
  )
})

test.each([
  ['a=3Db', 'a=b'],
  ['a=3db', 'a=b'],
  ['soft =\nbreak', 'soft break'],
  ['soft=\r\nbreak', 'softbreak'],
  ['blanks after =  \nbreak', 'blanks after break'],
  ['stray = sign', 'stray = sign'],
  ['a=ZZb', 'a=ZZb'],
  ['cut off =', 'cut off '],
  ['cut off =4', 'cut off =4'],
  ['==3D', '=='],
])('quoted-printable %j', (text, expected) => {
  for (let size = 1; size <= text.length; size++) {
    expect(decode('quoted-printable', text, size).bytes.toString()).toBe(expected)
  }
})

test('uuencode', () => {
  const encoded = '\nbegin 644 cat.txt\n#0V%T\n`\nend\n'
  expect(decode('uuencode', encoded, 3)).toEqual({ bytes: Buffer.from('Cat'), problem: null })
  expect(decode('uuencode', 'begin 644 x\n#0V%T\n').problem).toContain('cut off')
  const text = 'no such thing\nat all'
  expect(decode('uuencode', text)).toMatchObject({ bytes: Buffer.from(text) })
  const long = 'nothing\n'.repeat(5000)
  expect(decode('uuencode', long, 777).bytes.toString()).toBe(long)
})

test.each([
  ['BASE64', 'base64'],
  [' base64 ; x', 'base64'],
  ['"quoted-printable"', 'quoted-printable'],
  ['quoted printable', 'quoted-printable'],
  ['7-bit', 'identity'],
  ['8bits', 'identity'],
  ['8bit (really)', 'identity'],
  ['x-uuencode', 'uuencode'],
  ['', 'identity'],
])('the encoding %j is %s', (value, encoding) => {
  expect(readTransferEncoding(value)).toEqual({ encoding, note: null })
})

test('an unknown encoding leaves the bytes, with a note', () => {
  expect(readTransferEncoding('x-zip').encoding).toBe('identity')
  expect(readTransferEncoding('x-zip').note).toContain('x-zip')
})
