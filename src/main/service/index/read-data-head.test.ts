import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { readDataHead } from './read-data-head.ts'

function headOf(content: string): ReturnType<typeof readDataHead> {
  const path = join(temporaryDirectory(), 'data')
  writeFileSync(path, content, 'latin1')
  return readDataHead(path)
}

describe('readDataHead', () => {
  it.each([
    ['From: a\r\nSubject: one\r\n\r\nbody', 'one'],
    ['SUBJECT : two\n\nSubject: body', 'two'],
    ['.Subject: dot\r\n\r\n', 'dot'],
    ['Subject:\r\n folded\r\n\tvalue\r\nTo: b\r\n\r\n', 'folded\tvalue'.replace('\t', ' ')],
    ['Subject: no body', 'no body'],
    ['Subject: first\r\nSubject: second\r\n\r\n', 'first'],
    ['From: a\r\n\r\nSubject: in the body', null],
    ['\r\nSubject: in the body', null],
    ['\nSubject: in the body', null],
    ['X-Subject: other\r\n\r\n', null],
    ['', null],
  ])('finds the subject in %j: %j', (content, subject) => {
    expect(headOf(content)).toEqual({ sizeBytes: content.length, subject })
  })

  it('finds a subject behind long headers', () => {
    const received = `Received: ${'x'.repeat(70)}\r\n`.repeat(200)
    expect(headOf(`${received}Subject: late\r\n\r\nbody`).subject).toBe('late')
    // Cut in the middle by the first read.
    const fill = 'y'.repeat(4096 - 'X: \r\nSubject: cut'.length)
    expect(headOf(`X: ${fill}\r\nSubject: cut and joined\r\n\r\n`).subject).toBe('cut and joined')
  })

  it('does not read a large body', () => {
    const path = join(temporaryDirectory(), 'large')
    writeFileSync(path, 'Subject: large\r\n\r\n')
    // A hole of 1 TB: whoever read it would not come back.
    truncateSync(path, 2 ** 40)
    expect(readDataHead(path)).toEqual({ sizeBytes: 2 ** 40, subject: 'large' })
  })

  it('knows nothing of what is missing or no file', () => {
    const dir = temporaryDirectory()
    writeFileSync(join(dir, 'secret'), 'Subject: secret\n\n')
    symlinkSync(join(dir, 'secret'), join(dir, 'link'))
    mkdirSync(join(dir, 'directory'))
    for (const name of ['missing', 'link', 'directory']) {
      expect(readDataHead(join(dir, name))).toEqual({ sizeBytes: null, subject: null })
    }
  })
})
