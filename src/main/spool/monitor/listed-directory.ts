import type { Stats } from 'node:fs'
import { isErrno } from '../errno.ts'
import type { SpoolPath } from '../file-system.ts'
import { checkoutDirname, inDirectory } from '../layout.ts'
import { nameOfByteString } from '../name.ts'
import type { ByteString } from '../spool-intf.ts'
import type { Dir, FileWithMtime } from './monitor-intf.ts'
import { pathOfDir, type MonitoredSpool } from './monitored-spool.ts'

/**
 * The names in one directory of a spool as one pass saw them: as byte strings, which sort and compare by their bytes.
 * A file's times are looked at when they are asked for: of most files the name is enough.
 */
export class ListedDirectory<Queue extends string, D extends Dir<Queue> = Dir<Queue>> {
  readonly dir: D
  /** Sorted. */
  readonly names: readonly ByteString[]
  readonly #spool: MonitoredSpool<Queue>
  readonly #path: SpoolPath
  readonly #mtimes = new Map<ByteString, number>()

  constructor(spool: MonitoredSpool<Queue>, dir: D) {
    this.dir = dir
    this.#spool = spool
    this.#path = pathOfDir(spool, dir)
    // The reference leaves a file of this name out in every directory, not only in queues.
    this.names = list(spool, dir, this.#path)
      .filter((name) => name !== checkoutDirname)
      .sort()
  }

  stat(name: ByteString): Stats | undefined {
    const stats = this.#spool.files.statIfThere(inDirectory(this.#path, nameOfByteString(name)))
    if (stats !== undefined) this.#mtimes.set(name, stats.mtimeMs)
    return stats
  }

  /** Undefined when the file has vanished since the listing. The first look counts for the whole pass. */
  file(name: ByteString): FileWithMtime | undefined {
    const mtimeMs = this.#mtimes.get(name) ?? this.stat(name)?.mtimeMs
    return mtimeMs === undefined ? undefined : { filename: nameOfByteString(name), mtimeMs }
  }
}

function list<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  dir: Dir<Queue>,
  path: SpoolPath,
): readonly ByteString[] {
  try {
    return spool.files.readdir(path)
  } catch (error) {
    // A spool can lack these two and still look like one (`load` of a directory with `.registry` and `.tmp`).
    const mayBeMissing = dir.kind === 'data' || dir.kind === 'checkout'
    if (mayBeMissing && isErrno(error, 'ENOENT')) return []
    throw error
  }
}
