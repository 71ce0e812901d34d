import type { Action, SeenEntry } from '../../../contract/actions.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { classId, knownStateOf } from './entry-classes.ts'
import { verdictOn } from './verdict.ts'

/**
 * The entries of a selection of which something may come: without those for which there is nothing to do, and those that
 * the transition table refuses. What has changed or gone stays: that is for the job to find out, and to say.
 */
export function possibleEntries(
  spool: OpenedSpool,
  entries: readonly SeenEntry[],
  action: Action,
  nowMs: number,
): readonly SeenEntry[] {
  const classes = new Map<string, boolean>()
  return entries.filter((entry) => {
    const known = knownStateOf(spool, entry, nowMs)
    if (known.obstacle !== null) return true
    const id = classId(known)
    const judged = classes.get(id)
    if (judged !== undefined) return judged
    const verdict = verdictOn(spool.kind, known.state, action)
    const isPossible =
      verdict.kind === 'allowed' || (verdict.kind === 'refused' && verdict.failure.code !== 'refused')
    classes.set(id, isPossible)
    return isPossible
  })
}
