import { create } from 'zustand'
import type { DropPreview } from '../../../contract/actions.ts'
import { api } from '../client/bridge.ts'
import { askDropped, ask } from './acting.ts'
import { chosenCount, useChosen } from './chosen.ts'
import type { Chosen } from './chosen.ts'
import { useListing } from './listing.ts'
import { report } from './notices.ts'
import { releaseSelection, resolveChosen } from './resolve-chosen.ts'
import type { ResolvedSelection } from './resolve-chosen.ts'

/** Entries under the pointer, and what each queue would do with them. */
export interface Drag {
  readonly chosen: Chosen
  readonly count: number
  readonly resolved: ResolvedSelection | null
  /** Null until the service has answered. */
  readonly drops: readonly DropPreview[] | null
}

export const useDragging = create<{ readonly drag: Drag | null }>()(() => ({ drag: null }))

/** Called as the drag begins: what each queue would do is asked for while the pointer is on its way. */
export async function beginDrag(): Promise<void> {
  const { chosen } = useChosen.getState()
  const total = useListing.getState().list?.total ?? 0
  const drag: Drag = { chosen, count: chosenCount(chosen, total), resolved: null, drops: null }
  useDragging.setState({ drag })
  const stillDragging = () => useDragging.getState().drag?.chosen === chosen
  try {
    const resolved = await resolveChosen(chosen)
    if (resolved === null) return
    if (!stillDragging()) {
      releaseSelection(resolved)
      return
    }
    useDragging.setState({ drag: { ...drag, resolved, count: resolved.count } })
    const drops = await api().previewDrop({ spool: resolved.spool, selection: resolved.selection })
    if (stillDragging()) useDragging.setState({ drag: { ...drag, resolved, count: resolved.count, drops } })
  } catch (error) {
    report(error, 'What a drop would do could not be found out')
  }
}

/** Called as the drag ends, on a queue or on nothing. */
export function endDrag(queue: string | null): void {
  const { drag } = useDragging.getState()
  useDragging.setState({ drag: null })
  if (drag === null) return
  if (queue === null) {
    if (drag.resolved !== null) releaseSelection(drag.resolved)
    return
  }
  const drop = drag.drops?.find((candidate) => candidate.queue === queue)
  if (drag.resolved !== null && drop !== undefined) {
    askDropped(drag.resolved, drop)
    return
  }
  // Dropped before the service had answered: the dialog asks itself.
  if (drag.resolved !== null) releaseSelection(drag.resolved)
  void ask({ kind: 'requeue', to: queue }, drag.chosen)
}
