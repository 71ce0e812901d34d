import type { Result } from './result.ts'

/**
 * How an operation may grow with the spool: from which size, and at most by which factor. A full pass grows with the
 * entries (with a quarter more for caches that are too small by then), the first screenful with the listing of names,
 * what is about one entry not at all. A sorted list of nothing but names grows with n log n, which is 12.5 by itself.
 */
const bounds: Readonly<Record<string, { readonly from: number; readonly must: number }>> = {
  'list of names': { from: 10_000, must: 15 },
  'open to first screenful': { from: 1000, must: 20 },
  'index complete': { from: 10_000, must: 12.5 },
  fsck: { from: 10_000, must: 12.5 },
  'fsck again': { from: 10_000, must: 12.5 },
  'one change to event, median': { from: 1000, must: 2 },
  'one message': { from: 1000, must: 2 },
}

/** Adds to each result how it grew: to the next smaller spool, or for the largest to the size that a bound is about. */
export function withGrowth(results: readonly Result[]): Result[] {
  return results.map((result) => {
    const { entries } = result
    if (entries === null) return result
    const same = results.filter((other) => other.operation === result.operation && other.entries !== null)
    const sizes = same.map((other) => other.entries ?? 0)
    const isLargest = entries === Math.max(...sizes)
    const bound = isLargest ? bounds[result.operation] : undefined
    const fromEntries = bound?.from ?? Math.max(...sizes.filter((size) => size < entries), 0)
    const smaller = same.find((other) => other.entries === fromEntries)
    if (smaller === undefined || smaller === result) return result
    return {
      ...result,
      growth: { fromEntries, factor: result.ours / smaller.ours, must: bound?.must ?? null },
    }
  })
}
