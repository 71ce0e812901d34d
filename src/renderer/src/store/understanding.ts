import type { Action } from '../../../contract/actions.ts'
import type { ErrorGroup, FlowView, ShapeView } from '../../../contract/spool-api.ts'
import type { Filter, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { bothQueries } from '../words/queries.ts'
import { askAbout } from './acting.ts'
import { chooseNone } from './chosen.ts'
import { useListing } from './listing.ts'
import { releaseSelection } from './resolve-chosen.ts'
import type { ResolvedSelection } from './resolve-chosen.ts'
import { showFiltered } from './show-queue.ts'
import { showView } from './show-view.ts'
import { liveCount } from './understanding-live.ts'

export type ShapeBy = 'recipient' | 'sender' | 'next-hop'

export interface ShapeArgs {
  readonly spool: SpoolId
  readonly filter: Filter
  readonly by: ShapeBy
  /** Domains to count one by one. */
  readonly limit: number
}

/** Ages grow without anything happening on the disk. */
const AGES_EVERY_MS = 20_000
const FLOW_EVERY_MS = 5000

export const shape = liveCount<ShapeArgs, ShapeView>((args) => api().readShape(args), AGES_EVERY_MS)

/** The ages of all entries, whatever their domains. */
export const ages = liveCount<Omit<ShapeArgs, 'by' | 'limit'>, ShapeView>(
  (args) => api().readShape({ ...args, by: 'recipient', limit: 0 }),
  AGES_EVERY_MS,
)

export const errors = liveCount<{ readonly spool: SpoolId; readonly filter: Filter }, readonly ErrorGroup[]>(
  (args) => api().readErrors(args),
  AGES_EVERY_MS,
)

export const flow = liveCount<{ readonly spool: SpoolId }, FlowView>(
  (args) => api().readFlow(args),
  FLOW_EVERY_MS,
)

/** Lists what the shown filter and `query` both find. */
export async function showMatching(query: string): Promise<void> {
  const { spool, filter } = useListing.getState()
  if (spool === null) return
  showView('entries')
  chooseNone()
  await showFiltered(spool, { queues: filter.queues, query: bothQueries(filter.query, query) })
}

/** Asks for an action on everything that the shown filter and `query` both find. */
export function askAboutMatching(action: Action, query: string): Promise<void> {
  const { spool, filter } = useListing.getState()
  return askAbout(action, () =>
    spool === null
      ? Promise.resolve(null)
      : resolveMatching(spool, { queues: filter.queues, query: bothQueries(filter.query, query) }),
  )
}

/** A fixed list of what matches now. Null when nothing does. */
async function resolveMatching(spool: SpoolId, filter: Filter): Promise<ResolvedSelection | null> {
  const { list } = await api().openList({ spool, filter, sort: [] })
  const held = await api().holdSelection({ list, rows: 'all' })
  await api().closeList({ list })
  const selection = { kind: 'held', selection: held.selection } as const
  if (held.count > 0) return { spool, selection, count: held.count }
  releaseSelection({ selection })
  return null
}
