import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byteStringsInDirectory, namesInDirectory } from './directory-names.ts'

describe('names in a directory', () => {
  let dir = ''
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'bobbin-names-'))
  })
  afterEach(() => {
    rmSync(dir, { recursive: true })
  })
  const put = (...names: readonly string[]): void => {
    for (const name of names)
      writeFileSync(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from(name, 'latin1')]), '')
  }

  it('are text, and byte strings', () => {
    put('plain', 'gr\xc3\xbc\xc3\x9fe', '\xf0\x9f\xa7\xb5')
    expect(namesInDirectory(dir).sort()).toEqual(['grüße', 'plain', '🧵'])
    expect(byteStringsInDirectory(dir).sort()).toEqual(['gr\xc3\xbc\xc3\x9fe', 'plain', '\xf0\x9f\xa7\xb5'])
  })

  it.runIf(process.platform === 'linux')('are kept byte by byte where they are not UTF-8', () => {
    put('a\xff', 'gr\xc3\xbcn', 'plain')
    expect(namesInDirectory(dir).sort()).toEqual(['a\udcff', 'grün', 'plain'])
    expect(byteStringsInDirectory(dir).sort()).toEqual(['a\xff', 'gr\xc3\xbcn', 'plain'])
  })

  it('may have the character that stands for what cannot be read', () => {
    put('a\xef\xbf\xbd')
    expect(namesInDirectory(dir)).toEqual(['a\ufffd'])
    expect(byteStringsInDirectory(dir)).toEqual(['a\xef\xbf\xbd'])
  })

  it('are more than the system gives at a time', () => {
    const names = Array.from({ length: 2000 }, (_, number) => `name-${String(number).padStart(4, '0')}`)
    put(...names)
    expect(namesInDirectory(dir).sort()).toEqual(names)
  })

  it('of no directory are an error', () => {
    expect(() => namesInDirectory(join(dir, 'missing'))).toThrow('ENOENT')
    expect(() => byteStringsInDirectory(join(dir, 'missing'))).toThrow('ENOENT')
  })
})
