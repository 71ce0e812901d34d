import { isErrno } from '../errno.ts'
import { inDirectory } from '../layout.ts'
import { readWithStats, type ReadFile } from '../read-file.ts'
import type { EntryDir, InspectMetadata, MetadataFinding } from './monitor-intf.ts'
import { pathOfDir, type MonitoredSpool } from './monitored-spool.ts'

/** A metadata file as it was when it was read. Files are replaced, never rewritten in place. */
export interface Inspected {
  readonly inode: number
  readonly mtimeMs: number
  readonly sizeBytes: number
  readonly findings: readonly MetadataFinding[]
}

const nothingFound: readonly MetadataFinding[] = []

/** What is wrong with one metadata file; undefined when it is not there. */
export function inspectFile<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  inspect: InspectMetadata<Queue>,
  dir: EntryDir<Queue>,
  name: string,
): Inspected | undefined {
  const path = inDirectory(pathOfDir(spool, dir), name)
  let file: ReadFile
  try {
    file = readWithStats(spool.files, path)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    const reason = reasonOf(error)
    const stats = spool.files.statIfThere(path)
    return stats && { ...identityOf(stats), findings: [{ kind: 'unreadable-metadata', reason }] }
  }
  const findings = inspect(file.text, { queue: dir.queue, name, checkedOut: dir.kind === 'checkout' })
  return { ...identityOf(file.stats), findings: findings.length === 0 ? nothingFound : findings }
}

/** Why one file cannot be read where others can: one that is not ours to read must not hide what is wrong with them. */
function reasonOf(error: unknown): string {
  if (isErrno(error, 'EISDIR')) return 'it is a directory'
  if (isErrno(error, 'ELOOP')) return 'it is a symbolic link'
  if (isErrno(error, 'EACCES', 'EPERM')) return 'this user may not read it'
  throw error
}

export function isSame(before: Inspected, now: { ino: number; mtimeMs: number; size: number }): boolean {
  return before.inode === now.ino && before.mtimeMs === now.mtimeMs && before.sizeBytes === now.size
}

function identityOf({
  ino,
  mtimeMs,
  size,
}: {
  ino: number
  mtimeMs: number
  size: number
}): Omit<Inspected, 'findings'> {
  return { inode: ino, mtimeMs, sizeBytes: size }
}
