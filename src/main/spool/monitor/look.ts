import type { Stats } from 'node:fs'
import { entryDirs } from './problem.ts'
import { inspectFile } from './inspect-file.ts'
import type { Dir, Problem } from './monitor-intf.ts'
import { statFile, type MonitoredSpool } from './monitored-spool.ts'

/** One look at the files of one problem, at which it was there. */
export interface Look {
  /** Differs from the last look's when any of the files was touched, moved, replaced or changed in between. */
  readonly evidence: string
  /** The newest mtime of the files: when the present phase of the entry's life began. Milliseconds since the epoch. */
  readonly touchedMs: number
  /**
   * Whether an operation of the protocol looks like this while it is under way. If not, one instant is enough: nobody
   * who follows the protocol leaves the files like this, not even for a moment.
   */
  readonly mayBeInProgress: boolean
}

/** A safe write's temporary: it never has a registry file of its name, and is there while somebody writes. */
export const temporaryName = /\.tmp\.[A-Za-z0-9]{6}$/

/**
 * Looks whether `problem` is there, with its mtime. Undefined when it is not, or not any more.
 *
 * Several files cannot be looked at in one instant. So the first file is looked at again after the others: if it is
 * unchanged, there was an instant at which all of them were as they were seen.
 */
export function lookAt<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  problem: Problem<Queue>,
): Look | undefined {
  const look = lookOnce(spool, problem)
  if (look === undefined || isAboutOneFile(problem)) return look
  return lookOnce(spool, problem)?.evidence === look.evidence ? look : undefined
}

function isAboutOneFile(problem: Problem<string>): boolean {
  return problem.kind !== 'orphaned' && problem.kind !== 'duplicated' && problem.kind !== 'missing-data'
}

function lookOnce<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  problem: Problem<Queue>,
): Look | undefined {
  const { filename, mtimeMs } = problem.file
  const file = statFile(spool, mainDirOf(problem), filename)
  if (file?.mtimeMs !== mtimeMs) return undefined
  switch (problem.kind) {
    case 'too-old':
      return lookOf([file], false)
    case 'orphaned':
      return problem.dir.kind === 'registry'
        ? lookAtRegistry(spool, filename, file)
        : lookAtOrphan(spool, problem.dir, filename, file)
    case 'duplicated':
      return lookAtDuplicates(spool, problem, file)
    case 'missing-data': {
      if (statFile(spool, { kind: 'data' }, filename) !== undefined) return undefined
      // Who removes an entry touches the registry file, unlinks the data, then the metadata.
      return lookOf([file, statFile(spool, { kind: 'registry' }, filename)], true)
    }
    case 'unreadable-metadata':
    case 'status-queue-mismatch':
    case 'id-name-mismatch': {
      if (spool.inspect === undefined) return undefined
      const findings = inspectFile(spool, spool.inspect, problem.dir, filename)?.findings
      return findings?.some(({ kind }) => kind === problem.kind) === true ? lookOf([file], false) : undefined
    }
    // A moved spool has as many of these as entries: they are not all read again. The same mtime, the same content.
    case 'spool-dir-mismatch':
      return lookOf([file], false)
  }
}

function mainDirOf<Queue extends string>(problem: Problem<Queue>): Dir<Queue> {
  return problem.kind === 'duplicated' ? { kind: 'registry' } : problem.dir
}

function lookAtOrphan<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  dir: Dir<Queue>,
  name: string,
  file: Stats,
): Look | undefined {
  if (statFile(spool, { kind: 'registry' }, name) !== undefined) return undefined
  const isTemporary = (dir.kind === 'tmp' || dir.kind === 'data') && temporaryName.test(name)
  return lookOf([file], isTemporary)
}

function lookAtRegistry<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  name: string,
  registry: Stats,
): Look | undefined {
  if (entryDirs(spool.queues).some((dir) => statFile(spool, dir, name) !== undefined)) return undefined
  // Between reserving a name and the entry's arrival in its queue, `.tmp` and `.data` show the progress.
  const progress = [statFile(spool, { kind: 'tmp' }, name), statFile(spool, { kind: 'data' }, name)]
  return lookOf([registry, ...progress], true)
}

function lookAtDuplicates<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  problem: Extract<Problem<Queue>, { readonly kind: 'duplicated' }>,
  registry: Stats,
): Look | undefined {
  const copies: Stats[] = []
  for (const dir of entryDirs(spool.queues)) {
    const copy = statFile(spool, dir, problem.file.filename)
    const isNamed = problem.dirs.some(({ kind, queue }) => kind === dir.kind && queue === dir.queue)
    if ((copy !== undefined) !== isNamed) return undefined
    if (copy !== undefined) copies.push(copy)
  }
  // One file that has one name and was seen in two places moved from the one to the other meanwhile.
  const moved = copies.some((a) => copies.some((b) => a !== b && a.ino === b.ino && a.nlink === 1))
  return moved ? undefined : lookOf([registry, ...copies], false)
}

function lookOf(files: readonly (Stats | undefined)[], mayBeInProgress: boolean): Look {
  return {
    evidence: files.map(identityOf).join(' '),
    touchedMs: Math.max(...files.map((file) => file?.mtimeMs ?? -Infinity)),
    mayBeInProgress,
  }
}

/** The time of the inode tells of a rename, too. */
function identityOf(file: Stats | undefined): string {
  if (file === undefined) return 'none'
  return `${file.dev}:${file.ino}:${file.size}:${file.mtimeMs}:${file.ctimeMs}`
}
