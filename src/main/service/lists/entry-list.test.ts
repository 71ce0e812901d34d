import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sort } from '../../../contract/views.ts'
import { Layout } from '../../spool/layout.ts'
import { summaryOfOther } from '../index/entry-summary.ts'
import type { ReadEntry } from '../index/read-entry.ts'
import { SpoolIndex } from '../index/spool-index.ts'
import { compileQuery } from '../query/compile-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import { EntryList } from './entry-list.ts'

const never = (error: unknown): never => {
  throw error
}

function emptyIndex(): SpoolIndex {
  return new SpoolIndex({
    layout: new Layout('/nowhere'),
    queues: ['one', 'two'],
    kind: 'generic',
    live: false,
    now: () => 1000,
    fault: never,
  })
}

function listOf(
  index: SpoolIndex,
  query: string,
  sort: readonly Sort[],
  queues: readonly number[] | null,
): EntryList {
  const { store } = index
  const searched = { store, kind: 'generic' as const, now: () => 1000, readAllRecipients: () => '' }
  const list = new EntryList({
    list: 'list',
    index,
    queues: queues === null ? null : new Set(queues),
    query: compileQuery(parseQuery(query), searched),
    sort,
    now: () => 1000,
    onChange: () => undefined,
    fault: never,
  })
  index.listeners.add(list.listener)
  return list
}

function entryOf(attempts: number): ReadEntry {
  return {
    stamp: { mtimeMs: 0, inode: 0, sizeBytes: 0 },
    summary: { ...summaryOfOther('0000000000000001', { preview: null, unreadable: null }), attempts },
    data: { sizeBytes: 0, subject: null },
  }
}

/** The keys in a list: what a person sees, and may not jump. */
function keysIn(list: EntryList): string[] {
  const { store } = list.index
  return Array.from(list.allSlots(), (slot) => String(store.names[slot]))
}

type Step =
  | { readonly kind: 'appear'; readonly name: string; readonly place: number; readonly attempts: number }
  | { readonly kind: 'leave' | 'settle'; readonly name: string }
  | { readonly kind: 'move'; readonly name: string; readonly place: number }
  | { readonly kind: 'change'; readonly name: string; readonly attempts: number }

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const place = fc.nat({ max: 3 })
const attempts = fc.nat({ max: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('appear' as const), name, place, attempts }),
  fc.record({ kind: fc.constantFrom('leave' as const, 'settle' as const), name }),
  fc.record({ kind: fc.constant('move' as const), name, place }),
  fc.record({ kind: fc.constant('change' as const), name, attempts }),
)

/** What the index does when it sees something. */
function happen(index: SpoolIndex, each: Step): void {
  const { store, listeners } = index
  const [slot] = store.slotsOf(each.name)
  if (each.kind === 'appear') {
    if (slot !== undefined) return
    const added = store.add(each.place, each.name)
    store.put(added, entryOf(each.attempts))
    listeners.appeared(added)
  } else if (slot === undefined) return
  else if (each.kind === 'leave') {
    store.remove(slot)
    listeners.left(slot)
  } else if (each.kind === 'move') {
    const from = store.columns.place[slot] ?? 0
    if (from === each.place) return
    store.move(slot, each.place)
    listeners.moved(slot, from)
  } else if (each.kind === 'change') {
    store.put(slot, entryOf(each.attempts))
    listeners.changed(slot, false)
  }
}

describe('EntryList', () => {
  const sort = fc.constantFrom<readonly Sort[]>(
    [{ by: 'attempts', direction: 'ascending' }],
    [{ by: 'attempts', direction: 'descending' }],
    [{ by: 'queue', direction: 'ascending' }],
    [{ by: 'name', direction: 'descending' }],
  )

  it('never moves a row, counts what is new, and is as new after a refresh', () => {
    const queues = fc.constantFrom<readonly number[] | null>(null, [0])
    const query = fc.constantFrom('', 'attempts>2', '-attempts>2 or id:a')
    fc.assert(
      fc.property(
        fc.array(step),
        fc.array(step, { maxLength: 80 }),
        sort,
        query,
        queues,
        (before, steps, by, text, of) => {
          const index = emptyIndex()
          for (const each of before) happen(index, each)
          const list = listOf(index, text, by, of)
          let shown = keysIn(list)
          for (const each of steps) {
            happen(index, each)
            // As when a spool settles: slots are used again only afterwards.
            if (each.kind === 'settle') {
              list.letGo()
              index.store.recycle()
            }
            const now = keysIn(list)
            const stayed = shown.filter((key) => now.includes(key))
            expect(now.slice(0, stayed.length)).toEqual(stayed)
            shown = now
          }
          const fresh = listOf(index, text, by, of)
          const { total, newEntries, moved } = list.view()
          expect(total + newEntries).toBe(fresh.view().total)
          if (newEntries === 0 && moved === 0) expect(keysIn(list)).toEqual(keysIn(fresh))
          list.refresh()
          expect(keysIn(list)).toEqual(keysIn(fresh))
          expect(list.view()).toMatchObject({ newEntries: 0, moved: 0 })
        },
      ),
      { numRuns: 500 },
    )
  })
})
