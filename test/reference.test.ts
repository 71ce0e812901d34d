import { statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { referenceOf, temporaryDirectory, treeOf, unpackFixture, type TreeEntry } from './reference.ts'

describe('fixtures', () => {
  const spools = [
    'widget-empty',
    'widget-queues',
    'widget-problems',
    'message-empty',
    'message-varied-v3',
    'message-varied-v4',
    'message-problems',
    'message-old-versions',
  ]

  it.each(spools)('unpacks %s with modes, sizes, mtimes and contents as the reference lists them', (name) => {
    const top = unpackFixture(name)
    const { tree } = referenceOf<{ tree: TreeEntry[] }>(name)
    const inReference = tree.map((entry) => ({ ...entry, path: entry.path.slice(basename(top).length + 1) }))
    const unpacked = treeOf(top, { mtimes: true })
    const byPath = (a: TreeEntry, b: TreeEntry): number => (a.path < b.path ? -1 : 1)
    expect(unpacked.sort(byPath)).toEqual(inReference.sort(byPath))
  })

  it('gives every caller a copy of its own', () => {
    const one = unpackFixture('widget-empty')
    const two = unpackFixture('widget-empty')
    writeFileSync(join(one, 'queue1', 'x'), '')
    expect(treeOf(one)).not.toEqual(treeOf(two))
  })
})

describe('treeOf', () => {
  it('sorts by bytes and names files that are not UTF-8', () => {
    const dir = temporaryDirectory()
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0xff])]), 'x')
    writeFileSync(join(dir, 'é'), '')
    writeFileSync(join(dir, 'z'), '', { mode: 0o600 })
    expect(treeOf(dir).map(({ path, mode, size }) => [path, mode, size])).toEqual([
      ['z', '0600', 0],
      ['é', treeOf(dir)[1]!.mode, 0],
      ['bytes:\xff', treeOf(dir)[2]!.mode, 1],
    ])
    expect(statSync(join(dir, 'z')).size).toBe(0)
  })
})
