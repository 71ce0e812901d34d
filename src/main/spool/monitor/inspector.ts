import { nameOfByteString } from '../name.ts'
import type { ByteString } from '../spool-intf.ts'
import { inspectWithSecond, type SecondInspector } from './inspect-with-second.ts'
import { inspectFile, isSame, type Inspected } from './inspect-file.ts'
import type { ListedDirectory } from './listed-directory.ts'
import type { EntryDir, InspectMetadata, Problem } from './monitor-intf.ts'
import type { MonitoredSpool } from './monitored-spool.ts'
import type { TimeSlices } from './time-slices.ts'

/** Fewer are read sooner than another thread has started. */
const manyUnread = 10_000

type EntryDirectory<Queue extends string> = ListedDirectory<Queue, EntryDir<Queue>>
type InspectedFiles = Map<ByteString, Inspected>

/**
 * Reads each metadata file once, and again only when the file is another one by its inode, mtime or size: after the
 * first pass, a pass costs one stat for each entry. Remembers about 100 bytes an entry.
 */
export class Inspector<Queue extends string> {
  readonly #spool: MonitoredSpool<Queue>
  readonly #inspect: InspectMetadata<Queue>
  readonly #startSecond: (() => SecondInspector<Queue>) | undefined
  /** By number of the directory. */
  #seen: readonly InspectedFiles[] = []

  constructor(
    spool: MonitoredSpool<Queue>,
    inspect: InspectMetadata<Queue>,
    startSecond?: () => SecondInspector<Queue>,
  ) {
    this.#spool = spool
    this.#inspect = inspect
    this.#startSecond = startSecond
  }

  /** What is wrong with the metadata of all entries, in the order of directories and names. */
  async inspect(
    directories: readonly EntryDirectory<Queue>[],
    slices: TimeSlices,
  ): Promise<Problem<Queue>[]> {
    const found: Problem<Queue>[] = []
    const seen: InspectedFiles[] = []
    for (const [at, directory] of directories.entries()) {
      const before: InspectedFiles = this.#seen[at] ?? new Map<ByteString, Inspected>()
      const inspected = await this.#inspectAll(directory, before, slices)
      seen.push(inspected)
      for (const problem of problemsOf(directory, inspected)) found.push(problem)
    }
    // Only what is there now is remembered.
    this.#seen = seen
    return found
  }

  async #inspectAll(
    directory: EntryDirectory<Queue>,
    before: InspectedFiles,
    slices: TimeSlices,
  ): Promise<InspectedFiles> {
    const look = (name: ByteString): Inspected | undefined => this.#look(directory, name, before.get(name))
    if (this.#startSecond !== undefined && directory.names.length - before.size >= manyUnread) {
      const second = this.#startSecond()
      try {
        return await inspectWithSecond(directory, second, look, slices)
      } finally {
        await second.close()
      }
    }
    const inspected: InspectedFiles = new Map()
    for (const name of directory.names) {
      if (slices.due()) await slices.rest()
      const file = look(name)
      if (file !== undefined) inspected.set(name, file)
    }
    return inspected
  }

  /** Undefined when the file has vanished. */
  #look(
    directory: EntryDirectory<Queue>,
    byteString: ByteString,
    before: Inspected | undefined,
  ): Inspected | undefined {
    if (before !== undefined) {
      const stats = directory.stat(byteString)
      if (stats === undefined) return undefined
      if (isSame(before, stats)) return before
    }
    return inspectFile(this.#spool, this.#inspect, directory.dir, nameOfByteString(byteString))
  }
}

/** In the order of names, whichever was read first. */
function problemsOf<Queue extends string>(
  { dir }: EntryDirectory<Queue>,
  inspected: InspectedFiles,
): Problem<Queue>[] {
  const withFindings = [...inspected].filter(([, { findings }]) => findings.length > 0)
  withFindings.sort(([a], [b]) => (a < b ? -1 : 1))
  return withFindings.flatMap(([name, { findings, mtimeMs }]) => {
    const file = { filename: nameOfByteString(name), mtimeMs }
    return findings.map((finding) => ({ ...finding, file, dir }))
  })
}
