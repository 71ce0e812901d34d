import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inDirectory, Layout } from './layout.ts'

const layout = new Layout('/spool')
const invalid = expect.objectContaining({ code: 'invalid-name' }) as Error

describe('Layout', () => {
  it('knows where everything is', () => {
    expect([layout.registry('n'), layout.tmp('n'), layout.data('n')]).toEqual([
      '/spool/.registry/n',
      '/spool/.tmp/n',
      '/spool/.data/n',
    ])
    expect([layout.queue('q', 'n'), layout.checkout('q', 'n')]).toEqual([
      '/spool/q/n',
      '/spool/q/.checkout/n',
    ])
    expect([layout.queueDir('q'), layout.checkoutDir('q')]).toEqual(['/spool/q', '/spool/q/.checkout'])
  })

  it('makes an absolute path of a relative one', () => {
    expect(new Layout('some/../where').dir).toBe(`${process.cwd()}/where`)
  })

  it('gives bytes where a name or the directory is not UTF-8', () => {
    expect(layout.data('a\udcff')).toEqual(Buffer.from('/spool/.data/a\xff', 'latin1'))
    expect(new Layout('/\udcff').queue('q', 'é')).toEqual(Buffer.from('/\xff/q/\xc3\xa9', 'latin1'))
  })

  it.each(['', '.', '..', 'a/b', '../x', 'a\0', '.checkout', '\ud800'])('refuses the name %j', (name) => {
    expect(() => layout.data(name)).toThrow(invalid)
    expect(() => layout.queue('q', name)).toThrow(invalid)
    expect(() => inDirectory(layout.queueDir('q'), name)).toThrow(invalid)
  })

  it.each(['', '.', '..', '.registry', 'a/b'])('refuses the queue directory %j', (name) => {
    expect(() => layout.queueDir(name)).toThrow(invalid)
  })
})

describe('temporary names', () => {
  const prefixOf = (name: string): string => {
    const path = layout.temporaryMetadata(name)
    const temporary = typeof path === 'string' ? path : path.toString('latin1')
    expect(dirname(temporary)).toBe('/spool/.tmp')
    expect(basename(temporary)).toMatch(/\.tmp\.[A-Za-z0-9]{6}$/)
    expect(Buffer.byteLength(basename(temporary))).toBeLessThanOrEqual(255)
    return basename(temporary).replace(/\.tmp\..{6}$/s, '')
  }

  it.each([
    ['plain_0', 'plain_0'],
    ["it's a-b\nc", 'it_s a_b_c'],
    ['AAAAAA-AAAAAB-01', 'AAAAAA_AAAAAB_01'],
    ['é(x);"~', 'é(x);"~'],
    ['n'.repeat(244), 'n'.repeat(244)],
    ['n'.repeat(255), 'n'.repeat(244)],
    [`n${'é'.repeat(127)}`, `n${'é'.repeat(121)}`],
  ])('of %j begin with %j', (name, prefix) => {
    expect(prefixOf(name)).toBe(prefix)
  })

  it('replace a slash and a NUL, which no name has', () => {
    expect(prefixOf('a/b\0c')).toBe('a_b_c')
  })

  it('keep bytes that are not UTF-8', () => {
    expect(prefixOf('a\udcff')).toBe('a\xff')
  })

  it('differ', () => {
    const names = new Set(Array.from({ length: 100 }, () => layout.temporaryData('n').toString()))
    expect(names.size).toBe(100)
  })
})
