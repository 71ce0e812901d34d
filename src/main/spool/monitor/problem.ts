import { compareNames } from '../name.ts'
import type { Dir, EntryDir, Problem, ProblemKind } from './monitor-intf.ts'

/** The kinds of the reference, in the order in which it compares them, then ours. */
const problemKinds = [
  'too-old',
  'orphaned',
  'duplicated',
  'missing-data',
  'unreadable-metadata',
  'status-queue-mismatch',
  'id-name-mismatch',
  'spool-dir-mismatch',
] as const satisfies readonly ProblemKind[]

/** Whether the reference reports this kind, too. */
export function isKindOfReference(kind: ProblemKind): boolean {
  return problemKinds.indexOf(kind) < 3
}

/** A warning is nothing broken: it tells of what could go wrong. */
export function severityOf(kind: ProblemKind): 'warning' | 'problem' {
  return kind === 'spool-dir-mismatch' ? 'warning' : 'problem'
}

/** The directories that a problem names: one, but for `duplicated`. */
export function dirsOf<Queue extends string>(problem: Problem<Queue>): readonly Dir<Queue>[] {
  return problem.kind === 'duplicated' ? problem.dirs : [problem.dir]
}

/** `registry`, `tmp`, `data`, `queue:NAME` or `checkout:NAME`. */
export function dirText(dir: Dir<string>): string {
  return dir.kind === 'queue' || dir.kind === 'checkout' ? `${dir.kind}:${dir.queue}` : dir.kind
}

/**
 * What a problem is known by: kind, place, name and the file's mtime. Equal for the same problem in two passes, also
 * where an explanation (a parser's message) differs.
 */
export function problemKey(problem: Problem<string>): string {
  const dirs = dirsOf(problem).map(dirText).join('/')
  // A name has no NUL and no slash, so nothing can be taken for something else.
  return `${problem.kind}/${dirs}/${problem.file.mtimeMs}/${problem.file.filename}`
}

/** The order of the reference's events: kind, name, mtime, then place (queues in the spoolable's order). */
export function problemOrder<Queue extends string>(
  queues: readonly Queue[],
): (a: Problem<Queue>, b: Problem<Queue>) => number {
  return (a, b) =>
    problemKinds.indexOf(a.kind) - problemKinds.indexOf(b.kind) ||
    compareNames(a.file.filename, b.file.filename) ||
    a.file.mtimeMs - b.file.mtimeMs ||
    compareDirs(queues, dirsOf(a), dirsOf(b))
}

const dirKinds = ['registry', 'tmp', 'data', 'queue', 'checkout'] as const

function compareDirs<Queue extends string>(
  queues: readonly Queue[],
  a: readonly Dir<Queue>[],
  b: readonly Dir<Queue>[],
): number {
  const rank = (dir: Dir<Queue>): number =>
    dirKinds.indexOf(dir.kind) * queues.length + ('queue' in dir ? queues.indexOf(dir.queue) : 0)
  for (const [at, dir] of a.entries()) {
    const other = b[at]
    if (other === undefined) return 1
    const difference = rank(dir) - rank(other)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Every place where the metadata of an entry can be, in the order in which the monitor names them. */
export function entryDirs<Queue extends string>(queues: readonly Queue[]): EntryDir<Queue>[] {
  return queues.flatMap((queue) => [
    { kind: 'queue', queue },
    { kind: 'checkout', queue },
  ])
}
