import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Runs a script of this directory to its end (true), or to its violent one (false). */
export async function runChild(script: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`${script} ended with ${code ?? signal}`)
  return code === 0
}

/**
 * Kills at 1, 2, 3 … until there is nothing left to kill, a few at a time. Answers how often.
 *
 * @param killedAt answers whether it was killed
 */
export async function killedOneAfterTheOther(killedAt: (at: number) => Promise<boolean>): Promise<number> {
  let kills = 0
  for (;;) {
    const wasKilled = await Promise.all([1, 2, 3, 4].map((next) => killedAt(kills + next)))
    const survived = wasKilled.indexOf(false)
    if (survived !== -1) return kills + survived
    kills += wasKilled.length
  }
}
