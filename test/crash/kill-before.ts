/**
 * Has this process killed (SIGKILL) before its N-th operation that changes anything below one of some directories.
 * Everything that goes through `node:fs` counts, whoever calls it: import this first.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const changing = [
  'openSync',
  'writeSync',
  'renameSync',
  'unlinkSync',
  'lutimesSync',
  'mkdirSync',
  'rmdirSync',
  'rmSync',
  'writeFileSync',
  'fsync',
] as const

/** @param killAt from 1; 0 for never. Answers how many operations there were until now. */
export function killBefore(killAt: number, dirs: readonly string[]): () => number {
  let count = 0
  const paths = new Map<number, string>()
  const isBelow = (path: unknown): boolean => {
    const text = typeof path === 'number' ? paths.get(path) : String(path)
    return text !== undefined && dirs.some((dir) => text.startsWith(dir))
  }
  // Reading a file changes nothing; an fsync of a directory needs it open.
  const isReading = (name: string, flags: unknown): boolean =>
    name === 'openSync' && (flags === 0 || flags === 'r')

  const file: Record<string, (...args: unknown[]) => unknown> = fs as never
  for (const name of changing) {
    const original = file[name]
    if (original === undefined) throw new Error(`node:fs has no ${name}`)
    file[name] = (...args) => {
      if (isBelow(args[0]) && !isReading(name, args[1]) && ++count === killAt)
        process.kill(process.pid, 'SIGKILL')
      const answer = original(...args)
      if (name === 'openSync' && typeof answer === 'number') paths.set(answer, String(args[0]))
      return answer
    }
  }
  syncBuiltinESMExports()
  return () => count
}
