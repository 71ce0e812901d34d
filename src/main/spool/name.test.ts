import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOfName, compareNames, isValidName, nameOfBytes, nameOfByteString } from './name.ts'

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values)
/** Bytes that are UTF-8, or nearly: pieces of sequences, cut and mixed. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        0x41,
        0x80,
        0xbf,
        0xc1,
        0xc3,
        0xa9,
        0xe0,
        0xe2,
        0x82,
        0xac,
        0xed,
        0xa0,
        0xef,
        0xf0,
        0x9f,
        0xf4,
        0x90,
        0xff,
      ),
      {
        maxLength: 10,
      },
    )
    .map((list) => Uint8Array.from(list)),
)

describe('names', () => {
  it.each([
    ['plain_000000', Buffer.from('plain_000000'), 'plain_000000'],
    ['UTF-8', Buffer.from('café 📧'), 'café 📧'],
    ['a byte that is not UTF-8', bytes(0x61, 0xff), 'a\udcff'],
    ['a sequence that is cut short', bytes(0xe2, 0x82), '\udce2\udc82'],
    ['an overlong slash', bytes(0xc0, 0xaf), '\udcc0\udcaf'],
    ['a surrogate in UTF-8', bytes(0xed, 0xb2, 0x80), '\udced\udcb2\udc80'],
    ['a code point that is too large', bytes(0xf4, 0x90, 0x80, 0x80), '\udcf4\udc90\udc80\udc80'],
    ['a real replacement character', Buffer.from('\ufffd'), '\ufffd'],
    ['a replacement character beside a bad byte', bytes(0xef, 0xbf, 0xbd, 0x80), '\ufffd\udc80'],
    ['a byte order mark', Buffer.from('\ufeffx'), '\ufeffx'],
    ['nothing', bytes(), ''],
  ])('read %s', (_title, onDisk, name) => {
    expect(nameOfBytes(onDisk)).toBe(name)
    expect(nameOfByteString(onDisk.toString('latin1'))).toBe(name)
    expect(bytesOfName(name)).toEqual(onDisk)
  })

  it('turn back into the same bytes, whatever they are', () => {
    fc.assert(
      fc.property(anyBytes, (onDisk) => {
        expect(bytesOfName(nameOfBytes(onDisk))).toEqual(Buffer.from(onDisk))
      }),
      { numRuns: 2000 },
    )
  })

  it('decode as the platform decodes where it can', () => {
    fc.assert(
      fc.property(anyBytes, (onDisk) => {
        const lossy = Buffer.from(onDisk).toString('utf8')
        if (!lossy.includes('\ufffd')) expect(nameOfBytes(onDisk)).toBe(lossy)
      }),
    )
  })

  it('sort by their bytes', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (one, two) => {
        const order = Math.sign(compareNames(nameOfBytes(one), nameOfBytes(two)))
        expect(order).toBe(Math.sign(Buffer.compare(one, two)))
      }),
      { numRuns: 5000 },
    )
    expect(compareNames('\u{1f4e7}', '\uffee')).toBeGreaterThan(0)
    expect(compareNames('Z', 'a')).toBeLessThan(0)
  })

  it.each(['', '.', '..', 'a/b', '/', 'a\0', '\ud800', 'x\udfff', '\udc7f'])('refuse %j', (name) => {
    expect(isValidName(name)).toBe(false)
  })

  it.each(['a', '...', '.hidden', ' ', "it's", '(x)', 'a\nb', '\udc80', '\udcff', 'x📧', '-'])(
    'take %j',
    (name) => {
      expect(isValidName(name)).toBe(true)
    },
  )
})
