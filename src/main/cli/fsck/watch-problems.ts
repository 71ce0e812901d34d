/** `fsck --watch`: the reference's daemon, with the events on stdout. */
import type { HealthLimits } from '../../../contract/spool-api.ts'
import type { ProblemView } from '../../../contract/views.ts'
import { ProblemTracker } from '../../spool/monitor/problem-tracker.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import { visibleText } from '../text/visible-text.ts'
import type { FsckFormat } from './print-problems.ts'
import { problemDocument, problemSexpLine } from './problem-document.ts'

export interface WatchOptions {
  readonly limits: HealthLimits
  readonly format: FsckFormat
  readonly checkEveryMs: number
  readonly alertAfterCycles: number
}

/** A pass at once and then every so often, until interrupted. Ends come before starts. */
export async function watchProblems(
  context: CommandContext,
  { api, spool }: OpenSpool,
  { limits, format, checkEveryMs, alertAfterCycles }: WatchOptions,
): Promise<void> {
  const { io, output } = context
  const tracker = new ProblemTracker<ProblemView>(alertAfterCycles, ({ problem }) => problem)
  while (!io.interrupted.aborted && !output.closed) {
    const startedMs = Date.now()
    const { problems } = await api.checkHealth({ spool, limits })
    const { ends, starts } = tracker.pass(problems)
    for (const problem of ends) await printEvent(context, format, 'problem-ended', startedMs, problem)
    for (const problem of starts) await printEvent(context, format, 'problem-started', startedMs, problem)
    await interruptibleWait(startedMs + checkEveryMs - Date.now(), io.interrupted)
  }
}

async function printEvent(
  { output }: CommandContext,
  format: FsckFormat,
  event: 'problem-started' | 'problem-ended',
  atMs: number,
  problem: ProblemView,
): Promise<void> {
  const at = new Date(atMs).toISOString()
  switch (format) {
    case 'json':
      return output.jsonLine({ event, at, ...problemDocument(problem) })
    case 'sexp': {
      const line = problemSexpLine(problem)
      const word = event === 'problem-started' ? 'Start' : 'End'
      return line === null ? undefined : output.raw(Buffer.from(`(${word}${line})\n`, 'latin1'))
    }
    case 'text':
      return output.line(
        visibleText(
          `${at} ${event} ${problem.kind} ${problem.dirs.join(', ')} ${problem.name}: ${problem.text}`,
        ),
      )
  }
}

function interruptibleWait(ms: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted || ms <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      stop.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stop.addEventListener('abort', end, { once: true })
  })
}
