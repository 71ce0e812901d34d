import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { ProblemView, SpoolId } from '../../../contract/views.ts'
import { api, subscribe } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { healthCounts } from '../words/problems.ts'
import { announce } from './announcements.ts'
import { report } from './notices.ts'

interface HealthState {
  readonly spool: SpoolId | null
  /** What the monitor knows, worst first; null until it has been asked. */
  readonly problems: readonly ProblemView[] | null
  readonly failure: Failure | null
  readonly checking: boolean
  /** The pass that was last asked for: how many files it looked at, and when it was through. */
  readonly checked: { readonly scanned: number; readonly atMs: number } | null
}

const nothing: HealthState = { spool: null, problems: null, failure: null, checking: false, checked: null }

export const useHealth = create<HealthState>()(() => nothing)

let generation = 0

/** Shows the problems of a spool, and follows them. Answers with how to stop. */
export function showHealth(spool: SpoolId): () => void {
  generation += 1
  const mine = generation
  if (useHealth.getState().spool !== spool) useHealth.setState({ ...nothing, spool })
  void readProblems(spool)
  const stop = subscribe((event) => {
    if (event.kind === 'resync') void readProblems(spool)
    if ((event.kind === 'problem-started' || event.kind === 'problem-ended') && event.spool === spool)
      void readProblems(spool)
  })
  return () => {
    stop()
    if (mine === generation) generation += 1
  }
}

async function readProblems(spool: SpoolId): Promise<void> {
  try {
    const problems = await api().listProblems({ spool })
    if (useHealth.getState().spool === spool) useHealth.setState({ problems, failure: null })
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'disconnected' && useHealth.getState().spool === spool)
      useHealth.setState({ failure })
  }
}

/** One pass of the monitor now, and what it found. */
export async function checkHealth(spool: SpoolId): Promise<void> {
  if (useHealth.getState().checking) return
  if (useHealth.getState().spool !== spool) useHealth.setState({ ...nothing, spool })
  useHealth.setState({ checking: true, failure: null })
  try {
    const { scanned } = await api().checkHealth({ spool })
    // The monitor has learnt from that pass; its list has what is the same for many entries only once.
    const problems = await api().listProblems({ spool })
    const warnings = problems.filter(({ severity }) => severity === 'warning').length
    const found = healthCounts({ problems: problems.length - warnings, warnings })
    announce(found === '' ? 'No problems found' : `${found} found`)
    if (useHealth.getState().spool === spool)
      useHealth.setState({ problems, checked: { scanned, atMs: Date.now() } })
  } catch (error) {
    report(error, 'The spool could not be checked')
  } finally {
    useHealth.setState({ checking: false })
  }
}
