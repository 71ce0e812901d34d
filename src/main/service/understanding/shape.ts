import type { ShapeView } from '../../../contract/spool-api.ts'
import { bornMs } from '../index/entry-row.ts'
import { separator, type EntryStore } from '../index/entry-store.ts'
import { domainOf } from '../query/domain-of.ts'
import { printEquals } from '../query/print-query.ts'

export type ShapeBy = 'recipient' | 'sender' | 'next-hop'

const minuteMs = 60_000

/**
 * Upper bounds of the ages, doubling as in Postfix's qshape: 5 minutes to about 28 days, and one more bucket without a
 * bound. An age that is a bound belongs to the bucket above it: `age>=5m age<10m`.
 */
const ageBoundsMs: readonly number[] = Array.from({ length: 14 }, (_, at) => 5 * minuteMs * 2 ** at)

/** The name for entries that have none: no recipient, no sender (unreadable ones), no next hop. */
const none = '(none)'

/**
 * Counts entries by age and domain. An entry with recipients in several domains counts once in each, so that a row
 * has as many entries as its query finds; in `total` it counts once.
 */
export function shapeOf(
  store: EntryStore,
  slots: readonly number[],
  by: ShapeBy,
  limit: number,
  nowMs: number,
): Omit<ShapeView, 'complete'> {
  const namesOf = namesBy(store, by)
  const counts = new Map<string, number[]>()
  const total = emptyBuckets()
  for (const slot of slots) {
    const bucket = bucketOf(nowMs - bornMs(store, slot))
    count(total, bucket)
    for (const name of namesOf(slot)) {
      const buckets = counts.get(name) ?? emptyBuckets()
      counts.set(name, buckets)
      count(buckets, bucket)
    }
  }
  const rows = [...counts]
    .map(([domain, buckets]) => ({
      domain,
      total: sum(buckets),
      counts: buckets,
      query: queryFor(by, domain),
    }))
    .sort((a, b) => b.total - a.total || (a.domain < b.domain ? -1 : 1))
  const rest = sum(rows.slice(limit).map((row) => row.total))
  return { boundsMs: ageBoundsMs, rows: rows.slice(0, limit), total, rest }
}

function namesBy(store: EntryStore, by: ShapeBy): (slot: number) => ReadonlySet<string> {
  const { columns, strings } = store
  const shared = new Map<number, ReadonlySet<string>>()
  const cached = (id: number, nameOf: (text: string) => string): ReadonlySet<string> => {
    const known = shared.get(id)
    if (known !== undefined) return known
    const text = strings.text(id)
    const names = new Set([text === null ? none : nameOf(text)])
    shared.set(id, names)
    return names
  }
  if (by === 'sender') return (slot) => cached(columns.sender[slot] ?? 0, domainOf)
  if (by === 'next-hop')
    return (slot) => cached(columns.hops[slot] ?? 0, (hops) => hops.split(separator, 1)[0] ?? none)
  const nobody = new Set([none])
  return (slot) => {
    const recipients = store.recipients[slot] ?? ''
    return recipients === '' ? nobody : new Set(recipients.split(separator).map(domainOf))
  }
}

function queryFor(by: ShapeBy, name: string): string {
  const field = ({ recipient: 'to-domain', sender: 'from-domain', 'next-hop': 'first-hop' } as const)[by]
  // Whatever has a name has a character.
  return name === none ? `-${field}:/./` : printEquals(field, name)
}

function bucketOf(ageMs: number): number {
  const bucket = ageBoundsMs.findIndex((bound) => ageMs < bound)
  return bucket < 0 ? ageBoundsMs.length : bucket
}

function emptyBuckets(): number[] {
  return new Array<number>(ageBoundsMs.length + 1).fill(0)
}

function count(buckets: number[], bucket: number): void {
  buckets[bucket] = (buckets[bucket] ?? 0) + 1
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0)
}
