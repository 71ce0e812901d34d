import type { Stats } from 'node:fs'
import { isErrno } from '../errno.ts'
import { inDirectory } from '../layout.ts'
import { nameOfByteString } from '../name.ts'
import type { ByteString } from '../spool-intf.ts'
import type { ListedDirectory } from './listed-directory.ts'
import type { EntryDir, InspectMetadata, MetadataFinding, Problem } from './monitor-intf.ts'
import { pathOfDir, type MonitoredSpool } from './monitored-spool.ts'
import type { TimeSlices } from './time-slices.ts'

/** A metadata file as it was when it was read. Files are replaced, never rewritten in place. */
interface Inspected {
  readonly inode: number
  readonly mtimeMs: number
  readonly sizeBytes: number
  readonly findings: readonly MetadataFinding[]
}

const nothingFound: readonly MetadataFinding[] = []

/**
 * Reads each metadata file once, and again only when the file is another one by its inode, mtime or size: after the
 * first pass, a pass costs one stat for each entry. Remembers about 100 bytes an entry.
 */
export class Inspector<Queue extends string> {
  readonly #spool: MonitoredSpool<Queue>
  readonly #inspect: InspectMetadata<Queue>
  #seen = new Map<ByteString, Inspected>()

  constructor(spool: MonitoredSpool<Queue>, inspect: InspectMetadata<Queue>) {
    this.#spool = spool
    this.#inspect = inspect
  }

  /** What is wrong with the metadata of all entries, in the order of directories and names. */
  async inspect(
    directories: readonly ListedDirectory<Queue, EntryDir<Queue>>[],
    slices: TimeSlices,
  ): Promise<Problem<Queue>[]> {
    const found: Problem<Queue>[] = []
    const seen = new Map<ByteString, Inspected>()
    for (const [at, directory] of directories.entries()) {
      for (const name of directory.names) {
        if (slices.due()) await slices.rest()
        const key = `${at}/${name}`
        const inspected = this.#look(directory, name, this.#seen.get(key))
        if (inspected === undefined) continue
        seen.set(key, inspected)
        const file = { filename: nameOfByteString(name), mtimeMs: inspected.mtimeMs }
        for (const finding of inspected.findings) found.push({ ...finding, file, dir: directory.dir })
      }
    }
    // Only what is there now is remembered.
    this.#seen = seen
    return found
  }

  /** Undefined when the file has vanished. */
  #look(
    directory: ListedDirectory<Queue, EntryDir<Queue>>,
    byteString: ByteString,
    before: Inspected | undefined,
  ): Inspected | undefined {
    const stats = directory.stat(byteString)
    if (stats === undefined) return undefined
    if (before !== undefined && isSame(before, stats)) return before
    const findings = inspectFile(this.#spool, this.#inspect, directory.dir, nameOfByteString(byteString))
    if (findings === undefined) return undefined
    // The identity is older than the content: should the file be replaced in between, the next pass reads it again.
    return {
      inode: stats.ino,
      mtimeMs: stats.mtimeMs,
      sizeBytes: stats.size,
      findings: findings.length === 0 ? nothingFound : findings,
    }
  }
}

/** What is wrong with one metadata file; undefined when it is not there. */
export function inspectFile<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  inspect: InspectMetadata<Queue>,
  dir: EntryDir<Queue>,
  name: string,
): readonly MetadataFinding[] | undefined {
  let text: ByteString
  try {
    text = spool.files.readFile(inDirectory(pathOfDir(spool, dir), name)).toString('latin1')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    if (isErrno(error, 'EISDIR')) return [{ kind: 'unreadable-metadata', reason: 'it is a directory' }]
    throw error
  }
  return inspect(text, { queue: dir.queue, name, checkedOut: dir.kind === 'checkout' })
}

function isSame(before: Inspected, now: Stats): boolean {
  return before.inode === now.ino && before.mtimeMs === now.mtimeMs && before.sizeBytes === now.size
}
