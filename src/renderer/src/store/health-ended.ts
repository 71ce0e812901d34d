import { create } from 'zustand'
import type { ProblemView, SpoolId } from '../../../contract/views.ts'

/** A problem that is none any more: mended, or gone by itself. */
export interface EndedProblem {
  readonly problem: ProblemView
  readonly spool: SpoolId
  readonly endedMs: number
}

/** Of all spools together. */
const KEPT = 300

/** What has ended since the window was opened, newest first. */
export const useEndedProblems = create<{ readonly ended: readonly EndedProblem[] }>()(() => ({ ended: [] }))

export function noteEnded(spool: SpoolId, problem: ProblemView): void {
  useEndedProblems.setState(({ ended }) => ({
    ended: [{ problem, spool, endedMs: Date.now() }, ...ended].slice(0, KEPT),
  }))
}
