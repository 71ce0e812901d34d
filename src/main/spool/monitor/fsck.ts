import type { Inspector } from './inspector.ts'
import { maxQueueAgeMs } from './limits.ts'
import type { ListedDirectory } from './listed-directory.ts'
import type { EntryDir, Findings, Limits, Problem } from './monitor-intf.ts'
import type { MonitoredSpool } from './monitored-spool.ts'
import { NameCursor } from './name-cursor.ts'
import { entryDirectories, listSpool, type SpoolListing } from './spool-listing.ts'
import type { TimeSlices } from './time-slices.ts'

/**
 * One pass of the monitor, as the reference makes it: list every directory, look for each kind of problem in the
 * reference's order, report in the reverse of it; then what the reference is blind to.
 *
 * The loops rest every few milliseconds; only the listing of one directory keeps the thread (0.1 s for 100,000 names).
 */
export async function fsck<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  limits: Limits<Queue>,
  nowMs: number,
  inspector: Inspector<Queue> | undefined,
  slices: TimeSlices,
): Promise<Findings<Queue>> {
  const listing = await listSpool(spool, slices)
  const asReference = await findAsReference(listing, limits, nowMs, slices)
  const beyond: (readonly Problem<Queue>[])[] = []
  for (const directory of entryDirectories(listing)) {
    beyond.push(await findWithoutData(directory, listing, slices))
  }
  if (inspector !== undefined) beyond.push(await inspector.inspect(entryDirectories(listing), slices))
  return { problems: [...asReference.reverse(), ...beyond.flat()], scanned: listing.total }
}

async function findAsReference<Queue extends string>(
  listing: SpoolListing<Queue>,
  limits: Limits<Queue>,
  nowMs: number,
  slices: TimeSlices,
): Promise<Problem<Queue>[]> {
  const { registry, tmp, data, queues } = listing
  const tooOld = (directory: ListedDirectory<Queue>, maxAgeMs: number): Promise<Problem<Queue>[]> =>
    findTooOld(directory, maxAgeMs, nowMs, slices)
  const orphaned = (directory: ListedDirectory<Queue>): Promise<Problem<Queue>[]> =>
    findWithoutRegistry(directory, registry, slices)

  const found = [await tooOld(tmp, limits.maxTmpFileAgeMs), await orphaned(tmp), await orphaned(data)]
  for (const { name, entries, checkouts } of queues) {
    const maxAgeMs = maxQueueAgeMs(limits, name)
    if (maxAgeMs !== undefined) found.push(await tooOld(entries, maxAgeMs))
    found.push(await tooOld(checkouts, limits.maxCheckedOutAgeMs))
    found.push(await orphaned(entries), await orphaned(checkouts))
  }
  found.push(await findRegistryInNoneOrMany(listing, slices))
  return found.flat()
}

async function findTooOld<Queue extends string>(
  directory: ListedDirectory<Queue>,
  maxAgeMs: number,
  nowMs: number,
  slices: TimeSlices,
): Promise<Problem<Queue>[]> {
  const found: Problem<Queue>[] = []
  for (const name of directory.names) {
    if (slices.due()) await slices.rest()
    const file = directory.file(name)
    if (file !== undefined && nowMs - file.mtimeMs > maxAgeMs)
      found.push({ kind: 'too-old', file, dir: directory.dir })
  }
  return found
}

async function findWithoutRegistry<Queue extends string>(
  directory: ListedDirectory<Queue>,
  registry: ListedDirectory<Queue>,
  slices: TimeSlices,
): Promise<Problem<Queue>[]> {
  const found: Problem<Queue>[] = []
  const registered = new NameCursor(registry.names)
  for (const name of directory.names) {
    if (slices.due()) await slices.rest()
    if (registered.reaches(name)) continue
    const file = directory.file(name)
    if (file !== undefined) found.push({ kind: 'orphaned', file, dir: directory.dir })
  }
  return found
}

async function findRegistryInNoneOrMany<Queue extends string>(
  listing: SpoolListing<Queue>,
  slices: TimeSlices,
): Promise<Problem<Queue>[]> {
  const { registry } = listing
  const places = entryDirectories(listing).map(({ dir, names }) => ({ dir, names: new NameCursor(names) }))
  const found: Problem<Queue>[] = []
  for (const name of registry.names) {
    if (slices.due()) await slices.rest()
    const dirs: EntryDir<Queue>[] = []
    for (const { dir, names } of places) if (names.reaches(name)) dirs.push(dir)
    if (dirs.length === 1) continue
    const file = registry.file(name)
    if (file === undefined) continue
    if (dirs.length === 0) found.push({ kind: 'orphaned', file, dir: registry.dir })
    else found.push({ kind: 'duplicated', file, dirs })
  }
  return found
}

async function findWithoutData<Queue extends string>(
  directory: ListedDirectory<Queue, EntryDir<Queue>>,
  listing: SpoolListing<Queue>,
  slices: TimeSlices,
): Promise<Problem<Queue>[]> {
  const found: Problem<Queue>[] = []
  const withData = new NameCursor(listing.data.names)
  for (const name of directory.names) {
    if (slices.due()) await slices.rest()
    if (withData.reaches(name)) continue
    const file = directory.file(name)
    if (file !== undefined) found.push({ kind: 'missing-data', file, dir: directory.dir })
  }
  return found
}
