/**
 * Four processes work hard in one spool while the monitor looks at it over and over: whatever it reports is false.
 *
 *     node test/soak/monitor-in-motion.ts [SECONDS]
 *
 * Prints how often it looked and how many things it had to tell from problems; exits with 1 on a false report.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMonitor } from '../../src/main/spool/monitor/create-monitor.ts'
import { createLimits } from '../../src/main/spool/monitor/limits.ts'
import { problemKey } from '../../src/main/spool/monitor/problem.ts'
import { ProblemTracker } from '../../src/main/spool/monitor/problem-tracker.ts'
import type { Problem } from '../../src/main/spool/monitor/monitor-intf.ts'
import { widgetSpoolable } from '../widget.ts'

export interface Soak {
  /** Passes that were made. */
  readonly passes: number
  /** What single passes found; none of it was a problem. */
  readonly suspected: number
  /** What was reported all the same. */
  readonly falseReports: readonly string[]
}

export async function soak(seconds: number): Promise<Soak> {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'bobbin-soak-')))
  for (const part of [
    '.registry',
    '.tmp',
    '.data',
    ...widgetSpoolable.queues.map((queue) => `${queue}/.checkout`),
  ]) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  const workers = [1, 2, 3, 4].map((seed) => startWorker(dir, seed))
  try {
    const exits = Promise.all(workers.map((worker) => once(worker, 'exit')))
    return await Promise.race([
      look(dir, seconds),
      exits.then(() => Promise.reject(new Error('the workers ended by themselves'))),
    ])
  } finally {
    for (const worker of workers) await stopWorker(worker)
    rmSync(dir, { recursive: true, force: true })
  }
}

function startWorker(dir: string, seed: number): ChildProcess {
  const script = join(import.meta.dirname, '../crash/work.ts')
  return spawn(process.execPath, [script, dir, String(seed)], { stdio: ['ignore', 'ignore', 'inherit'] })
}

async function stopWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

/** Looks as `checkHealth` does, and as the daemon does, as often as possible. */
async function look(dir: string, seconds: number): Promise<Soak> {
  const monitor = createMonitor(widgetSpoolable, { spoolDir: dir, limits: createLimits() })
  const tracker = new ProblemTracker<Problem<string>>(2, problemKey)
  const falseReports: string[] = []
  const endMs = performance.now() + seconds * 1000
  let passes = 0
  let suspected = 0
  let nextCycleMs = 0
  while (performance.now() < endMs) {
    const { problems } = await monitor.runOnce()
    passes++
    falseReports.push(...problems.map((problem) => `runOnce: ${problemKey(problem)}`))

    const single = (await monitor.fsck(Date.now())).problems
    passes++
    suspected += single.length
    // The daemon's cycles are 15 s apart; here one second must do.
    if (performance.now() < nextCycleMs) continue
    nextCycleMs = performance.now() + 1000
    falseReports.push(...tracker.pass(single).starts.map((problem) => `daemon: ${problemKey(problem)}`))
  }
  return { passes, suspected, falseReports }
}

if (process.argv[1] === import.meta.filename) {
  const { passes, suspected, falseReports } = await soak(Number(process.argv[2] ?? 60))
  console.log(
    `${passes} passes, ${suspected} things found by single passes, ${falseReports.length} false reports`,
  )
  for (const report of falseReports) console.log(report)
  process.exitCode = falseReports.length === 0 ? 0 : 1
}
