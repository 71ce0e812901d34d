import type { FlowView } from '../../../contract/spool-api.ts'
import type { EntryStore } from '../index/entry-store.ts'
import type { IndexListener } from '../index/index-listener.ts'

const firstBucketMs = 10_000
/** When there are as many buckets, two become one: memory and the chart stay small however long a spool is open. */
const maxBuckets = 240

interface QueueFlow {
  arrivals: number[]
  departures: number[]
  /** Entries, checkouts included, at the end of each bucket. */
  size: number[]
}

/**
 * Arrivals and departures of each queue. Who checks an entry out and puts it back has not changed anything: an entry
 * belongs to its queue until it is saved to another one or removed.
 */
export class Flow implements IndexListener {
  readonly #store: EntryStore
  readonly #now: () => number
  readonly #queues: QueueFlow[]
  #fromMs: number
  #bucketMs = firstBucketMs

  constructor(store: EntryStore, now: () => number) {
    this.#store = store
    this.#now = now
    this.#fromMs = now()
    this.#queues = store.places.queues.map((_, queue) => ({
      arrivals: [0],
      departures: [0],
      size: [this.#sizeOf(queue)],
    }))
  }

  appeared(slot: number): void {
    this.#note(null, this.#queueOf(slot))
  }

  left(slot: number): void {
    this.#note(this.#queueOf(slot), null)
  }

  moved(slot: number, from: number): void {
    if (from >> 1 !== this.#queueOf(slot)) this.#note(from >> 1, this.#queueOf(slot))
  }

  view(): FlowView {
    this.#advance()
    return {
      bucketMs: this.#bucketMs,
      fromMs: this.#fromMs,
      queues: this.#queues.map(({ arrivals, departures, size }, number) => ({
        queue: this.#store.places.queues[number] ?? '',
        arrivals: [...arrivals],
        departures: [...departures],
        size: [...size],
      })),
    }
  }

  #queueOf(slot: number): number {
    return (this.#store.columns.place[slot] ?? 0) >> 1
  }

  #sizeOf(queue: number): number {
    return (this.#store.counts[queue * 2] ?? 0) + (this.#store.counts[queue * 2 + 1] ?? 0)
  }

  #note(from: number | null, to: number | null): void {
    this.#advance()
    if (from !== null) addToLast(this.#queues[from]?.departures)
    if (to !== null) addToLast(this.#queues[to]?.arrivals)
  }

  /** Opens buckets up to now, and writes down how large queues are. */
  #advance(): void {
    let behind = Math.floor((this.#now() - this.#fromMs) / this.#bucketMs)
    while (behind >= maxBuckets) {
      this.#halve()
      behind = Math.floor((this.#now() - this.#fromMs) / this.#bucketMs)
    }
    this.#queues.forEach((flow, queue) => {
      while (flow.size.length <= behind) {
        flow.arrivals.push(0)
        flow.departures.push(0)
        flow.size.push(flow.size.at(-1) ?? 0)
      }
      flow.size[flow.size.length - 1] = this.#sizeOf(queue)
    })
  }

  #halve(): void {
    this.#bucketMs *= 2
    for (const flow of this.#queues) {
      flow.arrivals = inPairs(flow.arrivals, (a, b) => a + b)
      flow.departures = inPairs(flow.departures, (a, b) => a + b)
      flow.size = inPairs(flow.size, (_, b) => b)
    }
  }
}

function addToLast(counts: number[] | undefined): void {
  if (counts !== undefined) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
}

function inPairs(values: readonly number[], join: (a: number, b: number) => number): number[] {
  const joined: number[] = []
  for (let at = 0; at < values.length; at += 2) {
    const a = values[at] ?? 0
    const b = values[at + 1]
    joined.push(b === undefined ? a : join(a, b))
  }
  return joined
}
