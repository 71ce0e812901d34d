import type { ByteString, Sexp } from '../../sexp/sexp.ts'
import { printSexp } from '../../sexp/print.ts'
import { bytesOfName } from '../name.ts'
import type { Dir, FileWithMtime, Problem } from './monitor-intf.ts'

/** What the reference's printer gets from the Spoolable and from its library of time. */
export interface ProblemForms<Queue extends string> {
  /** Seconds since 1970 as the reference prints an instant: a list of two atoms. */
  readonly sexpOfTime: (seconds: number) => Sexp
  /** @default the name with a capital first letter, as a constructor of OCaml has it */
  readonly sexpOfQueue?: (queue: Queue) => Sexp
}

/**
 * A problem on one line, byte for byte as the reference prints it: `(Too_old((filename F)(mtime T))(Queue Active))`.
 * The kinds that the reference does not know come in the same form.
 */
export function printProblem<Queue extends string>(
  problem: Problem<Queue>,
  forms: ProblemForms<Queue>,
): ByteString {
  return printSexp(problemSexp(problem, forms))
}

/** The same as an s-expression. */
function problemSexp<Queue extends string>(problem: Problem<Queue>, forms: ProblemForms<Queue>): Sexp {
  const places =
    problem.kind === 'duplicated'
      ? problem.dirs.map((dir) => dirSexp(dir, forms))
      : dirSexp(problem.dir, forms)
  return [constructorOf(problem.kind), fileSexp(problem.file, forms), places]
}

function fileSexp<Queue extends string>(
  { filename, mtimeMs }: FileWithMtime,
  forms: ProblemForms<Queue>,
): Sexp {
  return [
    ['filename', bytesOfName(filename).toString('latin1')],
    ['mtime', forms.sexpOfTime(mtimeMs / 1000)],
  ]
}

function dirSexp<Queue extends string>(dir: Dir<Queue>, forms: ProblemForms<Queue>): Sexp {
  const queueSexp =
    forms.sexpOfQueue ?? ((queue: Queue) => capitalised(bytesOfName(queue).toString('latin1')))
  switch (dir.kind) {
    case 'registry':
    case 'tmp':
    case 'data':
      return constructorOf(dir.kind)
    case 'queue':
      return ['Queue', queueSexp(dir.queue)]
    case 'checkout':
      return ['Queue_checkout', queueSexp(dir.queue)]
  }
}

/** `too-old` as OCaml writes a constructor: `Too_old`. */
function constructorOf(kind: string): ByteString {
  return capitalised(kind).replaceAll('-', '_')
}

/** Only ASCII: other bytes are no letters here. */
function capitalised(bytes: ByteString): ByteString {
  return bytes.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}
