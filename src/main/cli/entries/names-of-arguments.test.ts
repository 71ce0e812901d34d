import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { namesOfArguments, namesOfBytes } from './names-of-arguments.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('namesOfBytes', () => {
  it('reads one a line, with or without the last line end', () => {
    expect(namesOfBytes(bytes('a\nb b\r\n\nc'))).toEqual(['a', 'b b', 'c'])
    expect(namesOfBytes(bytes(''))).toEqual([])
  })

  it('reads names with line breaks when they are separated by NUL', () => {
    expect(namesOfBytes(bytes('a\nb\0c\0'))).toEqual(['a\nb', 'c'])
  })

  it('keeps bytes that are not UTF-8', () => {
    expect(namesOfBytes(bytes('caf\xe9\n\xc3\xa9\n'))).toEqual(['caf\udce9', 'é'])
  })
})

describe('namesOfArguments', () => {
  it('puts what is on stdin where the - is, and each name once', async () => {
    const stdin = Readable.from([bytes('x\ny\n')])
    expect(await namesOfArguments(['a', '-', 'x', 'a'], stdin)).toEqual(['a', 'x', 'y'])
  })

  it('does not read stdin unasked', async () => {
    const stdin = new Readable({
      read() {
        throw new Error('read')
      },
    })
    expect(await namesOfArguments(['a', 'b', 'a'], stdin)).toEqual(['a', 'b'])
  })
})
