/** Problems as `fsck` prints them: for programs, for the reference's readers, and for people. */
import type { ProblemView } from '../../../contract/views.ts'
import { sexpOfTime } from '../../message/time.ts'
import { printProblem } from '../../spool/monitor/print-problem.ts'
import type { Dir, EntryDir, Problem } from '../../spool/monitor/monitor-intf.ts'

export type ProblemDocument = Pick<ProblemView, 'kind' | 'name' | 'mtime' | 'severity' | 'text'> &
  ({ readonly dir: string } | { readonly dirs: readonly string[] })

/** `dir`, or `dirs` for what is in several places. */
export function problemDocument({ kind, name, dirs, mtime, severity, text }: ProblemView): ProblemDocument {
  const [only = ''] = dirs
  const places = kind === 'duplicated' ? { dirs } : { dir: only }
  return { kind, name, ...places, mtime, severity, text }
}

/** One line in the reference's own form; null for a kind that the reference does not know. In latin1. */
export function problemSexpLine(view: ProblemView): string | null {
  const problem = problemOfView(view)
  return problem === null ? null : printProblem(problem, { sexpOfTime })
}

function problemOfView({ kind, name, dirs, mtime }: ProblemView): Problem<string> | null {
  const file = { filename: name, mtimeMs: millisecondsOf(mtime) }
  switch (kind) {
    case 'too-old':
    case 'orphaned': {
      const [dir] = dirs
      if (dir === undefined) throw new Error(`a problem without a place: ${kind} ${name}`)
      return { kind, file, dir: dirOfText(dir) }
    }
    case 'duplicated':
      return { kind, file, dirs: dirs.map((dir) => dirOfText(dir) as EntryDir<string>) }
    case 'missing-data':
    case 'unreadable-metadata':
    case 'status-queue-mismatch':
    case 'id-name-mismatch':
    case 'spool-dir-mismatch':
      return null
  }
}

/** `Date` stops at milliseconds, and times here have microseconds. */
function millisecondsOf(iso: string): number {
  const fraction = /\.(\d+)Z$/.exec(iso)?.[1] ?? '0'
  return Date.parse(iso.replace(/\.\d+Z$/, 'Z')) + Number(`0.${fraction}`) * 1000
}

function dirOfText(dir: string): Dir<string> {
  if (dir === 'registry' || dir === 'tmp' || dir === 'data') return { kind: dir }
  const [, kind, queue] = /^(queue|checkout):(.*)$/s.exec(dir) ?? []
  if ((kind !== 'queue' && kind !== 'checkout') || queue === undefined)
    throw new Error(`no place of a problem: ${dir}`)
  return { kind, queue }
}
