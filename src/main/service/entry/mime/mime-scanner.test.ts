import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MimePart, MimeStructure } from './mime-part.ts'
import { MimeScanner, defaultMimeLimits, type MimeLimits } from './mime-scanner.ts'

function scan(message: string | Uint8Array, limits?: MimeLimits): MimeStructure {
  const scanner = new MimeScanner(limits)
  scanner.feed(typeof message === 'string' ? Buffer.from(message, 'latin1') : message)
  return scanner.finish()
}

function flat(part: MimePart): MimePart[] {
  return [part, ...part.parts.flatMap(flat)]
}

function outline({ root }: MimeStructure): string[] {
  return flat(root).map(({ id, contentType, content }) =>
    content === null ? `${id} ${contentType}` : `${id} ${contentType} ${content.sizeBytes}`,
  )
}

const alternative = `Subject: hello
Content-Type: multipart/alternative; boundary="b 1"

preamble
--b 1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

caf=C3=A9 =
au lait
--b 1
Content-Type: text/html

<p>
--b 12 is no boundary, --b 1 neither
</p>

--b 1--
epilogue
`

test('parts are found with their places, sizes and hashes', () => {
  const structure = scan(alternative)
  expect(outline(structure)).toEqual(['1 multipart/alternative', '1.1 text/plain 13', '1.2 text/html 46'])
  expect(structure.notes).toEqual([])
  expect(structure.sourceBytes).toBe(alternative.length)
  const [text, html] = structure.root.parts
  expect(text?.content?.sha256).toBe(createHash('sha256').update('café au lait').digest('hex'))
  const body = '<p>\n--b 12 is no boundary, --b 1 neither\n</p>\n'
  expect(alternative.slice(html?.bodyFrom, html?.bodyTo)).toBe(body)
})

test('however the message is cut into chunks, the same is found', () => {
  const nested = `Content-Type: multipart/mixed; boundary=x\n\n--x\n${alternative}\n--x\nContent-Type: message/rfc822\n\n${alternative}\n--x\n\n-- \n--y\n--x--`
  const whole = scan(nested)
  expect(outline(whole)).toHaveLength(9)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (sizes) => {
      const scanner = new MimeScanner()
      const bytes = Buffer.from(nested, 'latin1')
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const chunk = Buffer.from(bytes.subarray(at, at + (sizes[turn % sizes.length] ?? 1)))
        scanner.feed(chunk)
        at += chunk.length
        // The scanner must not hold on to what belongs to the caller.
        chunk.fill(0)
      }
      expect(scanner.finish()).toEqual(whole)
    }),
  )
})

test('whatever the bytes are, scanning ends, and every part lies within the message', () => {
  const pieces = fc.constantFrom(
    '\n',
    '\r\n',
    '--',
    '--x',
    '--x--',
    '\n--x\n',
    '\n--x--\n',
    'Content-Type: multipart/mixed; boundary=x\n',
    'Content-Type: message/rfc822\n',
    'Content-Transfer-Encoding: base64\n',
    'Content-Transfer-Encoding: quoted-printable\n',
    ' folded\n',
    '=',
    '=3',
    'QUJD',
    'From me\n',
    '\0\xff',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
      const message = all.join('')
      const structure = scan(message)
      expect(structure.sourceBytes).toBe(message.length)
      for (const part of flat(structure.root)) {
        expect(part.bodyFrom).toBeLessThanOrEqual(part.bodyTo)
        expect(part.bodyTo).toBeLessThanOrEqual(message.length)
      }
    }),
    { numRuns: 500 },
  )
})

test('a message inside of a message is taken apart, too', () => {
  const structure = scan(
    `Content-Type: multipart/report; boundary=r\n\n--r\n\nBounced.\n--r\nContent-Type: message/rfc822\n\n${alternative}--r--\n`,
  )
  expect(outline(structure)).toEqual([
    '1 multipart/report',
    '1.1 text/plain 8',
    '1.2 message/rfc822',
    '1.2.1 multipart/alternative',
    '1.2.1.1 text/plain 13',
    '1.2.1.2 text/html 46',
  ])
})

test('in a digest a part without a type is a message', () => {
  const structure = scan('Content-Type: multipart/digest; boundary=d\n\n--d\n\nSubject: a\n\ntext\n--d--\n')
  expect(outline(structure)).toEqual(['1 multipart/digest', '1.1 message/rfc822', '1.1.1 text/plain 4'])
})

test('nesting and the number of parts are capped, with a note', () => {
  const deep = Array.from(
    { length: 100 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  ).join('')
  const nested = scan(deep)
  expect(Math.max(...flat(nested.root).map(({ depth }) => depth))).toBe(defaultMimeLimits.maxDepth)
  expect(nested.notes.join()).toContain('nested deeper than 32')

  const many = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(5000)}--b--\n`
  const wide = scan(many)
  expect(flat(wide.root)).toHaveLength(defaultMimeLimits.maxParts)
  expect(wide.notes.join()).toContain('Only the first 1000 parts')

  const messages = scan('Content-Type: message/rfc822\n\n'.repeat(3000))
  expect(flat(messages.root).length).toBeLessThan(50)
})

test('a header that never ends is cut, with a note', () => {
  const limits = { ...defaultMimeLimits, maxHeaderBytes: 1000 }
  const long = scan(`Subject: a\n${'X-Filler: y\n'.repeat(500)}\nbody`, limits)
  expect(long.root.fields.length).toBeLessThan(100)
  expect(outline(long)).toEqual(['1 text/plain 4'])
  expect(long.notes.join()).toContain('too long')
  expect(scan('x'.repeat(100_000), limits).root.content?.sizeBytes).toBe(100_000)
})

test('the headers of all parts together are bounded', () => {
  const limits = { ...defaultMimeLimits, maxHeaderBytes: 1000 }
  const part = `--b\n${'X-Filler: y\n'.repeat(50)}\nbody\n`
  const structure = scan(`Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(100)}--b--\n`, limits)
  const kept = flat(structure.root).reduce((sum, { fields }) => sum + fields.length, 0)
  expect(kept * 'X-Filler: y'.length).toBeLessThan(9000)
  expect(structure.root.parts).toHaveLength(100)
})

test('malformed messages are read as far as they go', () => {
  const cutOff = scan('Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhel')
  expect(outline(cutOff)).toEqual(['1 multipart/mixed', '1.1 text/plain 3'])
  expect(cutOff.notes.join()).toContain('without its closing boundary')

  const noBoundary = scan('Content-Type: multipart/mixed\n\ntext')
  expect(outline(noBoundary)).toEqual(['1 multipart/mixed 4'])

  const noEmptyLine = scan('Content-Type: multipart/mixed; boundary=b\n\n--b\nno header\nmore\n--b--\n')
  expect(outline(noEmptyLine)).toEqual(['1 multipart/mixed', '1.1 text/plain 14'])

  const boundaryInHeader = scan(
    'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n--b\n\nx\n--b--\n',
  )
  expect(outline(boundaryInHeader)).toEqual(['1 multipart/mixed', '1.1 message/rfc822 0', '1.2 text/plain 1'])

  expect(outline(scan(''))).toEqual(['1 text/plain 0'])
  expect(outline(scan('\n'))).toEqual(['1 text/plain 0'])
  expect(outline(scan('\nbody'))).toEqual(['1 text/plain 4'])
})

test('a mailbox line before the header is noted, and the header read', () => {
  const structure = scan('\nFrom me@example.com Mon May  2 16:07:05 2005\nSubject: hi\n\nbody\n')
  expect(structure.root.fields.map(({ name }) => name)).toEqual(['Subject'])
  expect(structure.notes.join()).toContain('mailbox line')
})

test('a part that is too large to hash has a size', () => {
  const scanner = new MimeScanner()
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  scanner.feed(Buffer.from('Subject: large\n\n'))
  for (let count = 0; count < 33; count++) scanner.feed(chunk)
  expect(scanner.finish().root.content).toMatchObject({ sizeBytes: 33 * 1024 * 1024, sha256: null })
})
