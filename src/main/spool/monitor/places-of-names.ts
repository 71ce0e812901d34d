import type { ByteString } from '../spool-intf.ts'
import type { ListedDirectory } from './listed-directory.ts'
import type { EntryDir } from './monitor-intf.ts'
import type { TimeSlices } from './time-slices.ts'

/** In which of the directories each name is, in their order. */
export interface PlacesOfNames<Queue extends string> {
  of(name: ByteString): readonly EntryDir<Queue>[]
}

/** Almost every name is in one place: an array is only made for those that are in more. */
export async function placesOfNames<Queue extends string>(
  directories: readonly ListedDirectory<Queue, EntryDir<Queue>>[],
  slices: TimeSlices,
): Promise<PlacesOfNames<Queue>> {
  const places = new Map<ByteString, readonly EntryDir<Queue>[]>()
  for (const directory of directories) {
    const onlyHere = [directory.dir]
    for (const name of directory.names) {
      if (slices.due()) await slices.rest()
      const before = places.get(name)
      places.set(name, before === undefined ? onlyHere : [...before, directory.dir])
    }
  }
  const nowhere: readonly EntryDir<Queue>[] = []
  return { of: (name) => places.get(name) ?? nowhere }
}
