import { ListedDirectory } from './listed-directory.ts'
import type { EntryDir } from './monitor-intf.ts'
import type { MonitoredSpool } from './monitored-spool.ts'
import type { TimeSlices } from './time-slices.ts'

/** All names of a spool, as one pass saw them. */
export interface SpoolListing<Queue extends string> {
  readonly registry: ListedDirectory<Queue>
  readonly tmp: ListedDirectory<Queue>
  readonly data: ListedDirectory<Queue>
  readonly queues: readonly ListedQueue<Queue>[]
  /** How many files there are. */
  readonly total: number
}

export interface ListedQueue<Queue extends string> {
  readonly name: Queue
  readonly entries: ListedDirectory<Queue, EntryDir<Queue>>
  readonly checkouts: ListedDirectory<Queue, EntryDir<Queue>>
}

/** Lists every directory. Not an instant: on a spool in motion an entry can be seen twice, or not at all. */
export async function listSpool<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  slices: TimeSlices,
): Promise<SpoolListing<Queue>> {
  const rested = async <A>(look: () => A): Promise<A> => {
    await slices.rest()
    return look()
  }
  const registry = await rested(() => new ListedDirectory(spool, { kind: 'registry' }))
  const tmp = await rested(() => new ListedDirectory(spool, { kind: 'tmp' }))
  const data = await rested(() => new ListedDirectory(spool, { kind: 'data' }))
  const queues: ListedQueue<Queue>[] = []
  for (const queue of spool.queues) {
    queues.push({
      name: queue,
      entries: await rested(() => new ListedDirectory(spool, { kind: 'queue', queue })),
      checkouts: await rested(() => new ListedDirectory(spool, { kind: 'checkout', queue })),
    })
  }
  let total = registry.names.length + tmp.names.length + data.names.length
  for (const { entries, checkouts } of queues) total += entries.names.length + checkouts.names.length
  return { registry, tmp, data, queues, total }
}

/** The directories that hold entries: each queue, then its checkouts. */
export function entryDirectories<Queue extends string>(
  listing: SpoolListing<Queue>,
): ListedDirectory<Queue, EntryDir<Queue>>[] {
  return listing.queues.flatMap(({ entries, checkouts }) => [entries, checkouts])
}
