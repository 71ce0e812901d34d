import type { FlowView } from '../../../../contract/spool-api.ts'

/** What came and went in some queues together, bucket by bucket. */
export interface FlowSums {
  /** Milliseconds since the epoch: when each bucket begins. */
  readonly timesMs: readonly number[]
  readonly arrivals: readonly number[]
  readonly departures: readonly number[]
  /** Entries in the queues at the end of each bucket. */
  readonly size: readonly number[]
}

/** Null for all queues. */
export function flowSums(flow: FlowView, queues: readonly string[] | null): FlowSums {
  const chosen = flow.queues.filter(({ queue }) => queues === null || queues.includes(queue))
  const length = Math.max(0, ...flow.queues.map(({ size }) => size.length))
  const sum = (of: 'arrivals' | 'departures' | 'size') =>
    Array.from({ length }, (_, bucket) => chosen.reduce((all, queue) => all + (queue[of][bucket] ?? 0), 0))
  return {
    timesMs: Array.from({ length }, (_, bucket) => flow.fromMs + bucket * flow.bucketMs),
    arrivals: sum('arrivals'),
    departures: sum('departures'),
    size: sum('size'),
  }
}

export function totalOf(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
