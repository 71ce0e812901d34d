import type { Stats } from 'node:fs'
import type { ProblemDir } from '../../../contract/views.ts'
import { DirectorySync } from '../../spool/directory-sync.ts'
import { FileSync } from '../../spool/file-sync.ts'
import { nodeFileSystem, type FileSystem, type SpoolPath } from '../../spool/file-system.ts'
import { inDirectory, type Layout } from '../../spool/layout.ts'
import { reportingFileSystem } from '../../spool/reporting-file-system.ts'
import type { Durability } from '../../spool/spool-intf.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import type { FileIdentity } from './journal-intf.ts'

/** What it takes to work on the files of a spool below the level of entries. */
export interface SpoolFiles {
  readonly spool: Pick<OpenedSpool, 'dir' | 'queues' | 'layout' | 'held'>
  readonly files: FileSystem
  readonly directories: DirectorySync
  /** Null: files are not fsynced. */
  readonly fsync: FileSync | null
}

export function spoolFiles(
  spool: SpoolFiles['spool'],
  durability: Durability,
  fileSystem: FileSystem = nodeFileSystem,
): SpoolFiles {
  const files = reportingFileSystem(fileSystem)
  const fsync = durability === 'none' ? null : new FileSync(files)
  return { spool, files, directories: new DirectorySync(files, durability), fsync }
}

/** The path of a directory of the spool, as problems name it: `registry`, `tmp`, `data`, `queue:Q`, `checkout:Q`. */
export function pathOfProblemDir(layout: Layout, dir: ProblemDir): SpoolPath {
  const [kind, queue = ''] = splitAtColon(dir)
  switch (kind) {
    case 'registry':
      return layout.registryDir
    case 'tmp':
      return layout.tmpDir
    case 'data':
      return layout.dataDir
    case 'queue':
      return layout.queueDir(queue)
    case 'checkout':
      return layout.checkoutDir(queue)
    default:
      throw new TypeError(`${JSON.stringify(dir)} is no directory of a spool`)
  }
}

/** The same relative to the spool, as a person would type it: `active/.checkout`. */
export function relativeDir(dir: ProblemDir): string {
  const [kind, queue] = splitAtColon(dir)
  if (queue === undefined) return `.${kind}`
  return kind === 'checkout' ? `${queue}/.checkout` : queue
}

export function queueDirOf(queue: string, checkedOut: boolean): ProblemDir {
  return checkedOut ? `checkout:${queue}` : `queue:${queue}`
}

export function pathOfFile(layout: Layout, dir: ProblemDir, name: string): SpoolPath {
  return inDirectory(pathOfProblemDir(layout, dir), name)
}

export function identityOf(stats: Stats): FileIdentity {
  return { inode: stats.ino, sizeBytes: stats.size, mtimeMs: stats.mtimeMs }
}

export function isSameFile(identity: FileIdentity, stats: Stats | undefined): boolean {
  if (stats === undefined) return false
  return (
    stats.ino === identity.inode && stats.size === identity.sizeBytes && stats.mtimeMs === identity.mtimeMs
  )
}

/** A queue's name may hold colons itself. */
function splitAtColon(dir: string): [string, string?] {
  const at = dir.indexOf(':')
  return at === -1 ? [dir] : [dir.slice(0, at), dir.slice(at + 1)]
}
