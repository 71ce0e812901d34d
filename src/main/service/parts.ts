/** All parts of the service. A part plugs in here, with one line. */
import type { SpoolApi } from '../../contract/spool-api.ts'
import type { ConnectionContext, ServiceContext, SpoolAttachment } from './context.ts'
import { entryOperations } from './entry/entry-operations.ts'
import { createJobs } from './jobs/jobs.ts'
import { createListSession } from './lists/list-session.ts'
import type { OpenedSpool } from './opened-spool.ts'
import { createOpenedSpools, type OpenedSpools } from './opened/opened-spools.ts'

interface AnyPart {
  operations(connection: ConnectionContext): Partial<SpoolApi>
  spoolOpened?(spool: OpenedSpool): SpoolAttachment
  close?(): Promise<void>
}

export interface Parts {
  readonly spools: OpenedSpools
  readonly operations: (connection: ConnectionContext) => Partial<SpoolApi>
  /** Lists and held selections of a connection. */
  readonly session: typeof createListSession
  close(): Promise<void>
}

export function createParts(context: ServiceContext): Parts {
  const parts: AnyPart[] = []
  const jobs = createJobs(context)
  const spools = createOpenedSpools(context, {
    attach: (spool) => parts.flatMap((part) => part.spoolOpened?.(spool) ?? []),
    remember: () => Promise.resolve(),
  })
  parts.push(
    spools.part,
    entryOperations(context),
    jobs,
    // One line for each part: entryOperations(context), …
  )
  return {
    spools,
    session: createListSession,
    operations: (connection) =>
      Object.assign({}, ...parts.map((part) => part.operations(connection))) as Partial<SpoolApi>,
    async close() {
      await spools.closeAll()
      for (const part of parts) await part.close?.()
    },
  }
}
