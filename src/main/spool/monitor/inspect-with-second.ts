import type { ByteString } from '../spool-intf.ts'
import type { Inspected } from './inspect-file.ts'
import type { ListedDirectory } from './listed-directory.ts'
import type { EntryDir } from './monitor-intf.ts'
import type { TimeSlices } from './time-slices.ts'

/** Another thread that reads metadata files. */
export interface SecondInspector<Queue extends string> {
  /** In the order of `names`, undefined for files that have vanished. Undefined for all when the thread has ended. */
  inspect(
    dir: EntryDir<Queue>,
    names: readonly ByteString[],
  ): Promise<readonly (Inspected | undefined)[] | undefined>
  close(): Promise<void>
}

const batchSize = 1024
/** So many batches are under way, so that the other thread never waits for us. */
const batches = 2

/** Reads the files of a directory, we from the beginning and another thread from the end, until we meet. */
export async function inspectWithSecond<Queue extends string>(
  { dir, names }: Pick<ListedDirectory<Queue, EntryDir<Queue>>, 'dir' | 'names'>,
  second: SecondInspector<Queue>,
  look: (name: ByteString) => Inspected | undefined,
  slices: TimeSlices,
): Promise<Map<ByteString, Inspected>> {
  const inspected = new Map<ByteString, Inspected>()
  const take = (name: ByteString, file: Inspected | undefined): void => {
    if (file !== undefined) inspected.set(name, file)
  }
  let at = 0
  let end = names.length
  const fromBeginning = async (): Promise<void> => {
    try {
      for (let name = names[at]; name !== undefined && at < end; name = names[at]) {
        at++
        take(name, look(name))
        if (slices.due()) await slices.rest()
      }
    } finally {
      end = at
    }
  }
  const fromEnd = async (): Promise<void> => {
    while (at < end) {
      const batch = names.slice(Math.max(at, end - batchSize), end)
      end -= batch.length
      const files = await second.inspect(dir, batch)
      batch.forEach((name, i) => take(name, files === undefined ? look(name) : files[i]))
      // What the other thread does takes from this one, too, where it has more urgent work: it has but so many cores.
      await slices.giveWay()
    }
  }
  await Promise.all([fromBeginning(), ...Array.from({ length: batches }, fromEnd)])
  return inspected
}
