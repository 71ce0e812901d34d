import { ListedDirectory } from './listed-directory.ts'
import { lookAt, temporaryName, type Look } from './look.ts'
import type { Clock, Problem } from './monitor-intf.ts'
import type { MonitoredSpool } from './monitored-spool.ts'
import { TimeSlices } from './time-slices.ts'

/** How long things must be left alone before what could be in progress is taken for abandoned. Milliseconds. */
export interface Settle {
  /** In a spool in which nothing else happens meanwhile. @default 3,000 */
  readonly quietMs: number
  /** In a spool where somebody works: a busy disk can keep an fsync for seconds. @default 10,000 */
  readonly inMotionMs: number
}

export const defaultSettle: Settle = { quietMs: 3000, inMotionMs: 10_000 }

/** Two looks further apart than the kernel's clock ticks (1–10 ms), or a change between them might not show. */
const firstWaitMs = 25
const longestWaitMs = 250

interface Candidate<Queue extends string> {
  readonly problem: Problem<Queue>
  readonly look: Look
  /** Since when it looks like this. */
  readonly sinceMs: number
}

/**
 * Those of `problems` that are there, told from work in progress; in the same order.
 *
 * Each is looked at again until it has gone, or has been the same in two looks and, where an operation under way could
 * look like it, none of its files has been touched for as long as `settle` says. A problem that is old when it is found
 * is confirmed after 25 ms. What still changes after one and a half times `settle.inMotionMs` is somebody's work.
 */
export async function confirm<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  problems: readonly Problem<Queue>[],
  options: { readonly clock: Clock; readonly settle: Settle; readonly stop: AbortSignal | undefined },
): Promise<Problem<Queue>[]> {
  const { clock, settle, stop } = options
  const slices = new TimeSlices()
  const motion = new Motion(spool)
  const startedMs = clock.now()
  const confirmed = new Set<Problem<Queue>>()

  let candidates: Candidate<Queue>[] = []
  for (const problem of problems) {
    if (slices.due()) await slices.rest()
    const look = lookAt(spool, problem)
    if (look !== undefined) candidates.push({ problem, look, sinceMs: startedMs })
  }
  for (let waitMs = firstWaitMs; candidates.length > 0; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    await clock.wait(waitMs, stop)
    stop?.throwIfAborted()
    const nowMs = clock.now()
    const settleMs = motion.seen() ? settle.inMotionMs : settle.quietMs
    const waiting: Candidate<Queue>[] = []
    const settled: Candidate<Queue>[] = []
    for (const candidate of candidates) {
      if (slices.due()) await slices.rest()
      const look = lookAt(spool, candidate.problem)
      if (look === undefined) continue
      const isSame = look.evidence === candidate.look.evidence
      const now = isSame ? candidate : { ...candidate, look, sinceMs: nowMs }
      // A time in the future tells nothing; how long we have seen it so does.
      const restedMs = nowMs - Math.min(now.look.touchedMs, now.sinceMs)
      if (isSame && (!look.mayBeInProgress || restedMs >= settleMs)) settled.push(now)
      else waiting.push(now)
    }
    const writing = namesBeingWritten(spool, settled, nowMs - settleMs)
    for (const candidate of settled) {
      if (writing.has(candidate.problem)) waiting.push(candidate)
      else confirmed.add(candidate.problem)
    }
    if (nowMs - startedMs > 1.5 * settle.inMotionMs) break
    candidates = waiting
  }
  return problems.filter((problem) => confirmed.has(problem))
}

/**
 * Registry files whose entry is being written just now: the temporary of a large body grows for longer than anybody
 * would wait, and tells of it by its mtime.
 */
function namesBeingWritten<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  candidates: readonly Candidate<Queue>[],
  sinceMs: number,
): ReadonlySet<Problem<Queue>> {
  const writing = new Set<Problem<Queue>>()
  const registryFiles = candidates.filter(
    ({ problem }) => problem.kind === 'orphaned' && problem.dir.kind === 'registry',
  )
  if (registryFiles.length === 0) return writing
  const prefixes = new Set<string>()
  for (const kind of ['tmp', 'data'] as const) {
    const directory = new ListedDirectory(spool, { kind })
    for (const name of directory.names) {
      const file = temporaryName.test(name) ? directory.file(name) : undefined
      if (file !== undefined && file.mtimeMs > sinceMs) prefixes.add(file.filename.replace(temporaryName, ''))
    }
  }
  for (const { problem } of registryFiles) {
    if (prefixes.has(temporaryPrefix(problem.file.filename))) writing.add(problem)
  }
  return writing
}

/** What the reference makes of a name at the beginning of a temporary's (`layout.ts`). */
function temporaryPrefix(name: string): string {
  return name.replace(/['\n-]/g, '_')
}

/** Whether anything in the spool's directories comes, goes or moves. */
class Motion<Queue extends string> {
  readonly #spool: MonitoredSpool<Queue>
  readonly #atFirst: string
  #seen = false

  constructor(spool: MonitoredSpool<Queue>) {
    this.#spool = spool
    this.#atFirst = this.#times()
  }

  seen(): boolean {
    this.#seen ||= this.#times() !== this.#atFirst
    return this.#seen
  }

  #times(): string {
    const { layout, queues, dirnameOfQueue, files } = this.#spool
    const dirs = queues.flatMap((queue) => [
      layout.queueDir(dirnameOfQueue(queue)),
      layout.checkoutDir(dirnameOfQueue(queue)),
    ])
    return [layout.registryDir, layout.tmpDir, layout.dataDir, ...dirs]
      .map((dir) => files.statDirectory(dir)?.mtimeMs ?? '')
      .join(' ')
  }
}
