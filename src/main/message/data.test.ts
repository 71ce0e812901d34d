import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, referenceOf, unpackFixture } from '../../../test/reference.ts'
import type { ByteString } from '../sexp/sexp.ts'
import { createDataDecoder, createDataEncoder, decodeData, encodeData, encodeDataChunks } from './data.ts'
import { parseEmail } from './email.ts'

interface Case {
  readonly name: string
  readonly all_versions: {
    readonly disk_sha256: string
    readonly out_b64: string
    readonly in_parsed: {
      readonly headers: readonly { readonly name_b64: string; readonly value_b64: string }[]
      readonly raw_content_b64: string | null
      readonly email_b64: string
    }
  }
}

const { cases } = referenceOf<{ readonly cases: readonly Case[] }>('cases-email')
const dir = unpackFixture('cases-email')

describe('as the reference does', () => {
  it.each(cases)('$name', ({ name, all_versions }) => {
    const input = readFileSync(join(dir, 'in', name))
    const disk = readFileSync(join(dir, 'disk', name))
    expect(createHash('sha256').update(disk).digest('hex')).toBe(all_versions.disk_sha256)
    expect(encodeData(input).toString('latin1')).toBe(disk.toString('latin1'))
    expect(decodeData(disk).toString('latin1')).toBe(bytesOf(all_versions.out_b64))
    const { headers, raw_content_b64, email_b64 } = all_versions.in_parsed
    const email = parseEmail(input)
    const lines = email.headers.map((header) => `${header.name}:${header.value}\n`).join('')
    expect(lines + (email.rawContent === null ? '' : `\n${email.rawContent}`)).toBe(bytesOf(email_b64))
    expect(email).toEqual({
      headers: headers.map((header) => ({
        name: bytesOf(header.name_b64),
        value: bytesOf(header.value_b64),
      })),
      rawContent: raw_content_b64 === null ? null : bytesOf(raw_content_b64),
    })
  })
})

const encoded = (text: ByteString): string => encodeData(Buffer.from(text, 'latin1')).toString('latin1')
const decoded = (text: ByteString): string => decodeData(Buffer.from(text, 'latin1')).toString('latin1')

describe('encodeData', () => {
  it.each([
    ['A : b\n', 'A: b\r\n'],
    ['A \t: b\n', 'A: b\r\n'],
    [': b\n', ': b\r\n'],
    ['  : b\n', ': b\r\n'],
    ['A: b', 'A: b\r\n'],
    ['A: b\r', 'A: b\r\n\r\n\r'],
    ['A: b\r\n\tc\r\nD: e\r\n', 'A: b\r\n\tc\r\nD: e\r\n'],
    ['A: b\n\n', 'A: b\r\n\r\n'],
    ['A: b\n\r', 'A: b\r\n\r\n\r'],
    ['A: b\n\r\rC: d\n', 'A: b\r\n\r\n\r\rC: d\r\n'],
    ['\r: x\n', '\r\n\r: x\r\n'],
    ['.A: b\n\n', '..A: b\r\n\r\n'],
    ['..A: b\n', '...A: b\r\n'],
    ['.\n', '\r\n..\r\n'],
    ['A\n', '\r\nA\r\n'],
    ['A', '\r\nA'],
    ['A B: c\n', '\r\nA B: c\r\n'],
    ['caf\xe9: x\n', '\r\ncaf\xe9: x\r\n'],
    ['A: b\n\n\n.\n', 'A: b\r\n\r\n\r\n..\r\n'],
    ['A: b\n\n\r\r\n', 'A: b\r\n\r\n\r\r\n'],
    ['A: b\n\n.\r', 'A: b\r\n\r\n..\r'],
    ['A: b\r\r\rc\n', 'A: b\r\r\rc\r\n'],
    ['A:\n \n', 'A:\n \r\n'],
    ['A:\r\n \r\n', 'A:\r\n \r\n'],
    ['A: b\n x:y\n', 'A: b\n x:y\r\n'],
  ])('of %j is %j', (message, file) => expect(encoded(message)).toBe(file))
})

describe('decodeData', () => {
  it.each([
    ['A: b\r\n\r\n..\r\n...\r\n.x\r\n.\r\n', 'A: b\n\n.\n..\nx\n\n'],
    ['..A: b\r\n', '.A: b\n'],
    ['.A: b\r\n', 'A: b\n'],
    ['.: b\r\n', ': b\n'],
    ['A: b\r\n .c\r\n', 'A: b\r\n .c\n'],
    ['\r\n.', '\n'],
    ['', ''],
    ['\r\n', '\n'],
    ['A: b\n\nlf\n.only\n', 'A: b\n\nlf\nonly\n'],
  ])('of %j is %j', (file, message) => expect(decoded(file)).toBe(message))
})

/** Messages are made of these; carriage returns, dots and colons at all the wrong places. */
const messageText = fc
  .array(
    fc.constantFrom('A', 'b', ':', '.', ' ', '\t', '\n', '\r', '\r\n', '\n\n', '\xe9', '\0', 'X-Y: z', '\n.'),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))

/** What the reference's parser and printer do one after the other, without the rewriting in one pass. */
function rewritten(text: ByteString, lineEnd: string, dots: (line: string) => string): string {
  const { headers, rawContent } = parseEmail(text)
  const lines = headers.map(({ name, value }) => `${dots(name)}:${value}${lineEnd}`).join('')
  if (rawContent === null) return lines
  return lines + lineEnd + rawContent.split(/\r?\n/).map(dots).join(lineEnd)
}

describe('a data rewriter', () => {
  it('does what parsing and printing do', () => {
    fc.assert(
      fc.property(messageText, (text) => {
        expect(encoded(text)).toBe(rewritten(text, '\r\n', (line) => line.replace(/^\./, '..')))
        expect(decoded(text)).toBe(rewritten(text, '\n', (line) => line.replace(/^\./, '')))
      }),
      { numRuns: 5000 },
    )
  })

  it('does not care how a message is cut, nor whether it was forked', () => {
    fc.assert(
      fc.property(messageText, fc.array(fc.nat({ max: 40 })), fc.boolean(), (text, cuts, encode) => {
        let rewriter = encode ? createDataEncoder() : createDataDecoder()
        const bytes = Buffer.from(text, 'latin1')
        const chunks: Buffer[] = []
        let start = 0
        for (const cut of [...cuts.sort((a, b) => a - b), bytes.length]) {
          const end = Math.min(Math.max(cut, start), bytes.length)
          const fork = rewriter.fork()
          chunks.push(rewriter.push(bytes.subarray(start, end)))
          expect(fork.push(bytes.subarray(start, end))).toEqual(chunks.at(-1))
          rewriter = fork
          start = end
        }
        chunks.push(rewriter.end())
        expect(Buffer.concat(chunks).toString('latin1')).toBe(encode ? encoded(text) : decoded(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('knows after a fork where the name ended', () => {
    const decoder = createDataDecoder()
    expect(decoder.push(Buffer.from('Name '))).toHaveLength(0)
    expect(decoder.fork().push(Buffer.from(': value')).toString()).toBe('Name: value')
  })

  it('undoes itself where no carriage returns are lost', () => {
    fc.assert(
      fc.property(messageText, (text) => {
        const file = encoded(text.replaceAll('\r', ''))
        expect(encoded(decoded(file))).toBe(file)
        const message = decoded(file)
        expect(decoded(encoded(message))).toBe(message)
      }),
    )
  })

  it('gives large messages in pieces', () => {
    const message = Buffer.from(`A: ${'v'.repeat(1e6)}\n\n${'.line\n'.repeat(1e5)}`)
    const chunks = [...encodeDataChunks(message)]
    expect(chunks.length).toBeGreaterThan(5)
    expect(decodeData(Buffer.concat(chunks)).equals(message)).toBe(true)
  })

  it('takes a line of megabytes for what it is at its end', () => {
    const line = 'x'.repeat(3e6)
    expect(encoded(line)).toBe(`\r\n${line}`)
    expect(encoded(`${line}: y`)).toBe(`${line}: y\r\n`)
  })
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus')

describe.skipIf(!existsSync(corpus))('real messages', () => {
  const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.eml')) : []

  it.each(names)('come back from disk as they were, but for line ends: %s', (name) => {
    const message = readFileSync(join(corpus, name))
    const file = encodeData(message)
    const expected = rewritten(message.toString('latin1'), '\r\n', (line) => line.replace(/^\./, '..'))
    expect(file.toString('latin1') === expected).toBe(true)
    const read = decodeData(file)
    const visible = (bytes: Buffer): string => bytes.toString('latin1').replaceAll(/\s/g, '')
    expect(visible(read) === visible(message)).toBe(true)
    expect(encodeData(read).equals(file)).toBe(true)
  })
})
