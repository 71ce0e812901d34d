import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Layout } from '../../spool/layout.ts'
import { EntryStore } from './entry-store.ts'
import { summaryOfOther } from './entry-summary.ts'
import { Places } from './places.ts'
import type { ReadEntry } from './read-entry.ts'

function emptyStore(): EntryStore {
  return new EntryStore(new Places(['one', 'two'], new Layout('/nowhere')))
}

function readEntry(sender: string | null, subject: string): ReadEntry {
  return {
    stamp: { mtimeMs: 1, inode: 2, sizeBytes: 3 },
    summary: { ...summaryOfOther('00000001ffffffff', { preview: null, unreadable: null }), sender },
    data: { sizeBytes: 10, subject },
  }
}

describe('EntryStore', () => {
  it('keeps what was read, and forgets it with the entry', () => {
    const store = emptyStore()
    store.addAll(0, ['a', 'b'])
    const slot = store.find(0, 'a')
    store.put(slot, readEntry('somebody@example.com', 'A subject'))
    expect(store.revision(slot)).toBe('00000001ffffffff')
    expect(store.hasStamp(slot, { mtimeMs: 1, inode: 2, sizeBytes: 3 })).toBe(true)
    expect(store.hasStamp(slot, { mtimeMs: 2, inode: 2, sizeBytes: 3 })).toBe(false)
    expect([store.size, store.known]).toEqual([2, 1])
    store.remove(slot)
    expect([store.size, store.known]).toEqual([1, 0])
    expect(store.find(0, 'a')).toBe(-1)
    // Lists may still look at it.
    expect(store.subjects[slot]).toBe('A subject')
    const other = store.add(1, 'c')
    expect(other).not.toBe(slot)
    store.recycle()
    expect(store.add(1, 'd')).toBe(slot)
    expect(store.isKnown(slot)).toBe(false)
    expect(store.revision(slot)).toBeNull()
    expect(store.subjects[slot]).toBeNull()
  })

  it('lets go of shared texts with their last use', () => {
    const store = emptyStore()
    store.addAll(0, ['a', 'b'])
    store.put(0, readEntry('x@y', ''))
    store.put(1, readEntry('x@y', ''))
    expect(store.columns.sender[0]).toBe(store.columns.sender[1])
    const end = store.strings.end
    for (let round = 0; round < 100; round++) store.put(0, readEntry(`other${round}@y`, ''))
    expect(store.strings.end).toBeLessThanOrEqual(end + 2)
    expect(store.strings.text(store.columns.sender[1] ?? 0)).toBe('x@y')
  })

  it('finds each entry in its place, whatever happened before', () => {
    const name = fc.constantFrom('a', 'b', 'c')
    const place = fc.nat({ max: 3 })
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), name, place }),
      fc.record({ kind: fc.constant('move' as const), name, place, to: place }),
      fc.record({ kind: fc.constant('remove' as const), name, place }),
      fc.record({ kind: fc.constant('put' as const), name, place }),
      fc.record({ kind: fc.constant('recycle' as const) }),
    )
    fc.assert(
      fc.property(fc.array(name), fc.array(step, { maxLength: 60 }), (listed, steps) => {
        const store = emptyStore()
        const model = new Set([...new Set(listed)].map((each) => `0 ${each}`))
        store.addAll(0, [...new Set(listed)])
        for (const each of steps) {
          if (each.kind === 'recycle') {
            store.recycle()
            continue
          }
          const key = `${each.place} ${each.name}`
          const slot = store.find(each.place, each.name)
          if (each.kind === 'add' && slot < 0) {
            store.add(each.place, each.name)
            model.add(key)
          } else if (each.kind === 'move' && slot >= 0 && store.find(each.to, each.name) < 0) {
            store.move(slot, each.to)
            model.delete(key)
            model.add(`${each.to} ${each.name}`)
          } else if (each.kind === 'remove' && slot >= 0) {
            store.remove(slot)
            model.delete(key)
          } else if (each.kind === 'put' && slot >= 0) store.put(slot, readEntry(each.name, key))
        }
        const found: string[] = []
        for (let slot = 0; slot < store.end; slot++) {
          if (store.isUsed(slot)) found.push(`${store.columns.place[slot]} ${store.names[slot]}`)
        }
        expect(found.sort()).toEqual([...model].sort())
        expect(store.size).toBe(model.size)
        for (const key of model) {
          const [at = '', of = ''] = key.split(' ')
          const slot = store.find(Number(at), of)
          expect(store.names[slot]).toBe(of)
          expect(store.slotsOf(of)).toContain(slot)
        }
        for (let at = 0; at < 4; at++) {
          expect(store.counts[at]).toBe([...model].filter((key) => key.startsWith(`${at} `)).length)
        }
      }),
    )
  })
})
