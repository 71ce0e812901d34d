import type { Filter, SpoolId } from '../../../contract/views.ts'
import type { ServiceContext, ServicePart, SpoolAttachment } from '../context.ts'
import { compileFilter } from '../lists/compile-filter.ts'
import type { LiveSpool } from '../opened/live-spool.ts'
import { errorGroups } from './error-groups.ts'
import { Flow } from './flow.ts'
import { shapeOf } from './shape.ts'

const defaultDomains = 50

/** What a spool looks like as a whole: its shape, its errors, what comes and goes. */
export function understandingOperations(
  context: ServiceContext,
  opened: (spool: SpoolId) => LiveSpool,
): ServicePart<'readShape' | 'readErrors' | 'readFlow'> {
  const flows = new Map<SpoolId, Flow>()

  function matching(spool: LiveSpool, filter: Filter): number[] {
    const { queues, query } = compileFilter(spool, filter, () => context.now())
    const { store } = spool.index
    spool.index.readFew()
    query.begin()
    const slots: number[] = []
    for (let slot = 0; slot < store.end; slot++) {
      if (!store.isUsed(slot) || !store.isKnown(slot)) continue
      if (queues !== null && !queues.has((store.columns.place[slot] ?? 0) >> 1)) continue
      if (query.matches(slot)) slots.push(slot)
    }
    return slots
  }

  return {
    spoolOpened: ({ id }): SpoolAttachment => {
      const spool = opened(id)
      const flow = new Flow(spool.index.store, () => context.now())
      const stop = spool.index.listeners.add(flow)
      flows.set(id, flow)
      return {
        close: () => {
          stop()
          flows.delete(id)
          return Promise.resolve()
        },
      }
    },
    operations: () => ({
      readShape: async ({ spool, filter, by, limit = defaultDomains }) => {
        const found = opened(spool)
        const { store } = found.index
        const slots = matching(found, filter)
        const shape = shapeOf(store, slots, by, limit, context.now())
        return Promise.resolve({ ...shape, complete: found.index.view().complete })
      },
      readErrors: async ({ spool, filter }) => {
        const found = opened(spool)
        return Promise.resolve(errorGroups(found.index.store, matching(found, filter)))
      },
      readFlow: async ({ spool }) => {
        const { id } = opened(spool)
        const flow = flows.get(id)
        if (flow === undefined) throw new Error(`spool ${id} is open without its flow`)
        return Promise.resolve(flow.view())
      },
    }),
  }
}
