/** All parts of the service. A part plugs in here, with one line. */
import { healthLimitsOf, healthLimitsSetting } from '../../contract/service-settings.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { createLimits } from '../spool/monitor/limits.ts'
import type { ConnectionContext, ServiceContext, SpoolAttachment } from './context.ts'
import { actionOperations } from './actions/action-operations.ts'
import { addOperations } from './add/add-operations.ts'
import { demoOperations } from './demo/demo-operations.ts'
import { entryOperations } from './entry/entry-operations.ts'
import { exportOperations } from './export/export-operations.ts'
import { createSafety } from './health/safety.ts'
import { createJobs } from './jobs/jobs.ts'
import { listOperations } from './lists/list-operations.ts'
import { ListSession } from './lists/list-session.ts'
import type { OpenedSpool } from './opened-spool.ts'
import { createRecentSpools } from './recent/recent-spools.ts'
import { settingsOperations } from './settings/settings.ts'
import { understandingOperations } from './understanding/understanding.ts'
import { browseOperations } from './browse/browse-directory.ts'
import { createOpenedSpools, type OpenedSpools } from './opened/opened-spools.ts'

interface AnyPart {
  operations(connection: ConnectionContext): Partial<SpoolApi>
  spoolOpened?(spool: OpenedSpool): SpoolAttachment
  close?(): Promise<void>
}

export type Client = Pick<ConnectionContext, 'connection' | 'emitHere' | 'onClose'>

export interface Parts {
  readonly spools: OpenedSpools
  /** The operations of all parts for one client. */
  readonly operationsFor: (client: Client) => Partial<SpoolApi>
  close(): Promise<void>
}

export function createParts(context: ServiceContext): Parts {
  const parts: AnyPart[] = []
  const jobs = createJobs(context)
  const settings = settingsOperations(context)
  const safety = createSafety(context, {
    jobs,
    limits: () => createLimits(healthLimitsOf(settings.read()[healthLimitsSetting])),
  })
  const recent = createRecentSpools(context)
  const spools = createOpenedSpools(context, {
    attach: (spool) => parts.flatMap((part) => part.spoolOpened?.(spool) ?? []),
    remember: (dir) => recent.remember(dir),
  })
  parts.push(
    spools.part,
    recent,
    settings,
    browseOperations(),
    understandingOperations(context, (spool) => spools.opened(spool)),
    entryOperations(context),
    jobs,
    ...safety.parts,
    actionOperations(context, jobs, safety.recorder),
    addOperations(context, settings, safety.recorder),
    exportOperations(context, jobs),
    demoOperations(context),
    // One line for each part: entryOperations(context), …
  )
  return {
    spools,
    operationsFor(client) {
      const session = new ListSession({ context, connection: client, opened: spools.opened })
      const connection: ConnectionContext = {
        ...context,
        ...client,
        resolve: (spool, selection) => session.resolve(spool, selection),
        keysOfList: (list, offset, limit) => session.keysOfList(list, offset, limit),
      }
      const all: Partial<SpoolApi>[] = parts.map((part) => part.operations(connection))
      return Object.assign(listOperations(session, spools.opened), ...all) as Partial<SpoolApi>
    },
    async close() {
      await spools.closeAll()
      for (const part of parts) await part.close?.()
    },
  }
}
