import { create } from 'zustand'
import type { Action, ActionPreview, DropPreview, SeenEntry } from '../../../contract/actions.ts'
import type { Failure } from '../../../contract/failure.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { useChosen } from './chosen.ts'
import type { Chosen } from './chosen.ts'
import { putOwnJob } from './jobs.ts'
import { expectMoves } from './own-moves.ts'
import { releaseSelection, resolveChosen } from './resolve-chosen.ts'
import type { ResolvedSelection } from './resolve-chosen.ts'

/**
 * An action on its way from being asked for to being done: the selection is resolved to a fixed list, its consequence
 * is read and shown, a person agrees, and a job begins. Buttons, menus, keys and drops all come through here.
 */
export interface Asking {
  /** Null while the person is still choosing the queue to move to. */
  readonly action: Action | null
  readonly resolved: ResolvedSelection | null
  readonly preview: ActionPreview | null
  /** For "Move to…": what each queue would do. */
  readonly drops: readonly DropPreview[] | null
  readonly phase: 'previewing' | 'ready' | 'starting' | 'failed'
  readonly failure: Failure | null
  /** Something that the action needs is not typed in whole: `action` is as it was before. */
  readonly incomplete: boolean
  /** Entries per second at most; null for as fast as it goes. */
  readonly ratePerSecond: number | null
}

export const useActing = create<{ readonly asking: Asking | null }>()(() => ({ asking: null }))

let serial = 0

const beginning: Asking = {
  action: null,
  resolved: null,
  preview: null,
  drops: null,
  phase: 'previewing',
  failure: null,
  incomplete: false,
  ratePerSecond: null,
}

/** What is typed into the dialog is previewed once it has not changed for a moment. */
const PREVIEW_AFTER_MS = 150
let changing: ReturnType<typeof setTimeout> | null = null

/** Asks for an action on what is chosen (or on `chosen`, where that is something else). */
export function ask(action: Action, chosen: Chosen = useChosen.getState().chosen): Promise<void> {
  return askAbout(action, () => resolveChosen(chosen))
}

/** Asks for an action on a list of entries that has yet to be made; null when there are none. */
export async function askAbout(
  action: Action,
  resolve: () => Promise<ResolvedSelection | null>,
): Promise<void> {
  const mine = begin({ ...beginning, action })
  await advance(mine, async () => {
    const resolved = await resolve()
    if (resolved === null) {
      abandon(mine)
      return
    }
    if (!change(mine, { resolved })) {
      releaseSelection(resolved)
      return
    }
    // It may be another time by now, or other intervals.
    await preview(mine, useActing.getState().asking?.action ?? action, resolved)
  })
}

/** The same action at another time, or with other intervals: what it would do is found out anew. */
export function changeAction(action: Action): void {
  const mine = serial
  if (!change(mine, { action, phase: 'previewing', failure: null, incomplete: false })) return
  if (changing !== null) clearTimeout(changing)
  changing = setTimeout(() => {
    const resolved = useActing.getState().asking?.resolved ?? null
    // While the selection is being made a list of, whoever does that previews the action as it is then.
    if (mine === serial && resolved !== null) void advance(mine, () => preview(mine, action, resolved))
  }, PREVIEW_AFTER_MS)
}

/** What is in the fields is no action: nothing can be agreed to until it is one. */
export function markIncomplete(): void {
  change(serial, { incomplete: true })
}

export function limitRate(ratePerSecond: number | null): void {
  change(serial, { ratePerSecond })
}

async function preview(mine: number, action: Action, { spool, selection }: ResolvedSelection): Promise<void> {
  const found = await api().previewAction({ spool, selection, action })
  if (useActing.getState().asking?.action === action) change(mine, { preview: found, phase: 'ready' })
}

/** Asks where to, first. */
export async function askWhereTo(chosen: Chosen = useChosen.getState().chosen): Promise<void> {
  const mine = begin(beginning)
  await advance(mine, async () => {
    const resolved = await resolveChosen(chosen)
    if (resolved === null) {
      abandon(mine)
      return
    }
    if (!change(mine, { resolved })) {
      releaseSelection(resolved)
      return
    }
    const drops = await api().previewDrop({ spool: resolved.spool, selection: resolved.selection })
    change(mine, { drops, phase: 'ready' })
  })
}

/** After a drop: list and previews were made when the drag began. */
export function askDropped(resolved: ResolvedSelection, drop: DropPreview): void {
  begin({
    ...beginning,
    action: { kind: 'requeue', to: drop.queue },
    resolved,
    preview: drop.preview,
    phase: 'ready',
  })
}

/** The queue of "Move to…" has been chosen. */
export function chooseQueue(queue: string): void {
  const { asking } = useActing.getState()
  const drop = asking?.drops?.find((candidate) => candidate.queue === queue)
  if (asking === null || drop === undefined) return
  useActing.setState({ asking: { ...asking, action: { kind: 'requeue', to: queue }, preview: drop.preview } })
}

/** Back to the choice of the queue. */
export function chooseAgain(): void {
  const { asking } = useActing.getState()
  if (asking === null) return
  useActing.setState({ asking: { ...asking, action: null, preview: null, phase: 'ready', failure: null } })
}

export async function confirm(): Promise<void> {
  const { asking } = useActing.getState()
  const action = asking?.action ?? null
  const resolved = asking?.resolved ?? null
  if (action === null || resolved === null || asking?.phase !== 'ready' || asking.incomplete) return
  const mine = serial
  change(mine, { phase: 'starting' })
  await advance(mine, async () => {
    const { spool, selection } = resolved
    const { ratePerSecond } = asking
    const job = await api().startAction({
      spool,
      selection,
      action,
      onlyPossible: true,
      ...(ratePerSecond === null ? {} : { ratePerSecond }),
    })
    if (selection.kind === 'entries') expectMoves(job.job, namesOf(selection.entries))
    putOwnJob(job)
    abandon(mine)
  })
}

const namesOf = (entries: readonly SeenEntry[]) => entries.map(({ key }) => key.name)

export function cancelAsking(): void {
  abandon(serial)
}

function begin(asking: Asking): number {
  cancelAsking()
  serial += 1
  useActing.setState({ asking })
  return serial
}

/** False when something else is being asked by now. */
function change(mine: number, part: Partial<Asking>): boolean {
  const { asking } = useActing.getState()
  if (mine !== serial || asking === null) return false
  useActing.setState({ asking: { ...asking, ...part } })
  return true
}

function abandon(mine: number): void {
  const { asking } = useActing.getState()
  if (mine !== serial || asking === null) return
  useActing.setState({ asking: null })
  if (asking.resolved !== null) releaseSelection(asking.resolved)
}

async function advance(mine: number, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    change(mine, { phase: 'failed', failure: failureOf(error) })
  }
}
