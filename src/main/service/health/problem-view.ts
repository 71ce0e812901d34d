import { hash } from 'node:crypto'
import { counted } from '../../../contract/action-words.ts'
import type { ProblemKind, ProblemView } from '../../../contract/views.ts'
import { isoTime } from '../../message/time.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import { bytesOfName } from '../../spool/name.ts'
import type { Problem } from '../../spool/monitor/monitor-intf.ts'
import { dirsOf, dirText, problemKey, severityOf } from '../../spool/monitor/problem.ts'

/** What to show first: what keeps mail from being sent or may send it twice, then what is only left over. */
const worstFirst: readonly ProblemKind[] = [
  'missing-data',
  'unreadable-metadata',
  'duplicated',
  'status-queue-mismatch',
  'id-name-mismatch',
  'orphaned',
  'too-old',
  'spool-dir-mismatch',
]

/** A problem's identity as text of one length, whatever its name is made of. */
export function problemId(problem: Problem<string>, key = problemKey(problem)): string {
  return hash('sha256', bytesOfName(key), 'base64url').slice(0, 24)
}

/**
 * @param sinceMs since when it is known
 * @param key what it is known by
 */
export function problemView(problem: Problem<string>, sinceMs: number, key?: string): ProblemView {
  return {
    problem: problemId(problem, key),
    kind: problem.kind,
    severity: severityOf(problem.kind),
    name: problem.file.filename,
    dirs: dirsOf(problem).map(dirText),
    mtime: isoTime(problem.file.mtimeMs / 1000),
    sinceMs,
    text: textOf(problem),
  }
}

/** Many problems that are one to a person, shown as the first of them. */
export function viewOfMany(first: Problem<string>, count: number, sinceMs: number, key: string): ProblemView {
  const view = problemView(first, sinceMs, key)
  return { ...view, text: `${view.text} So do ${counted(count - 1, 'other')}.` }
}

/** Orders problems, or views of them, worst first; others stay as they are. */
export function byWorst(a: { readonly kind: ProblemKind }, b: { readonly kind: ProblemKind }): number {
  return worstFirst.indexOf(a.kind) - worstFirst.indexOf(b.kind)
}

/** What it is and what it means. */
function textOf(problem: Problem<string>): string {
  switch (problem.kind) {
    case 'too-old':
      return tooOldText(problem.dir)
    case 'orphaned':
      return orphanedText(problem.dir)
    case 'duplicated':
      return 'The same name is in several places: who acts on one copy does not know of the others.'
    case 'missing-data':
      return 'The entry has no data file: there is nothing to deliver.'
    case 'unreadable-metadata':
      return `The metadata cannot be read, so nobody can act on the entry: ${problem.reason}.`
    case 'status-queue-mismatch':
      return problem.belongsIn === null
        ? `The status is ${problem.status}: the entry should not be here any more.`
        : `The status is ${problem.status}, which belongs in ${problem.belongsIn}: a server that acts on it fails.`
    case 'id-name-mismatch':
      return `The metadata says that its id is ${textOfByteString(problem.id)}, which is not the name of the file.`
    case 'spool-dir-mismatch':
      return (
        `The metadata names ${textOfByteString(problem.spoolDir)} as its spool: a server that acts on it acts on ` +
        `that directory, not on this one.`
      )
  }
}

type DirOf = Extract<Problem<string>, { readonly kind: 'orphaned' }>['dir']

function tooOldText(dir: DirOf): string {
  switch (dir.kind) {
    case 'checkout':
      return 'Somebody took the entry and has not given it back for longer than the limit: nobody else can act on it.'
    case 'queue':
      return 'The entry has been waiting for longer than the limit of its queue.'
    case 'tmp':
    case 'data':
    case 'registry':
      return 'A temporary file that nobody has finished: somebody crashed while adding an entry.'
  }
}

function orphanedText(dir: DirOf): string {
  switch (dir.kind) {
    case 'registry':
      return 'The name is reserved, but there is no entry of it: nobody can use it.'
    case 'data':
      return 'A body whose entry is gone.'
    case 'tmp':
      return 'A temporary file that belongs to no entry.'
    case 'queue':
    case 'checkout':
      return 'The entry is not registered: nobody can take it, and its name could be given out again.'
  }
}
