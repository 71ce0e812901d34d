/** Benchmarks in a process of their own: with caches and memory that nobody else has used. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Result } from './result.ts'

const run = promisify(execFile)

/** What a benchmark in a process of its own is told. */
export interface Assignment {
  /** A spool of messages, all of them in `active`. */
  readonly dir: string
  readonly entries: number
  /** Of the machine's floor; see `machineFloorAt`. */
  readonly program: string | null
}

/** Runs a file of this directory, which prints its results; see `assignment` and `answer`. */
export async function inProcess(
  file: string,
  assignment: Assignment,
  nodeOptions: readonly string[] = [],
): Promise<Result[]> {
  const args = [...nodeOptions, join(import.meta.dirname, file), JSON.stringify(assignment)]
  const { stdout, stderr } = await run(process.execPath, args, { maxBuffer: 1 << 24 })
  process.stderr.write(stderr)
  return JSON.parse(stdout) as Result[]
}

/** In that process: what it was told. */
export function assignment(): Assignment {
  return JSON.parse(process.argv[2] ?? '') as Assignment
}

/** In that process: says what it found. */
export function answer(results: readonly Result[]): void {
  process.stdout.write(JSON.stringify(results))
}
