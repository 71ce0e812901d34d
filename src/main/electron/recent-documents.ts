/** The system's own list of what was opened last: the Dock's, and that of the task bar. */
import type { App } from 'electron'
import { FailureError } from '../../contract/failure.ts'
import type { SpoolConnection } from '../../contract/spool-api.ts'

export interface RecentDocumentsOptions {
  readonly app: Pick<App, 'addRecentDocument'>
  readonly connection: SpoolConnection
  readonly onFault: (error: unknown, where: string) => void
}

/** Tells the system of each spool that is opened, whichever host opens it. A system without such a list ignores it. */
export function recentDocuments({ app, connection, onFault }: RecentDocumentsOptions): void {
  let last: string | null = null

  async function tell(): Promise<void> {
    const [newest] = await connection.api.listRecentSpools({})
    if (newest === undefined || !newest.exists || newest.dir === last) return
    last = newest.dir
    app.addRecentDocument(newest.dir)
  }

  connection.subscribe((event) => {
    if (event.kind !== 'recent-spools-changed') return
    tell().catch((error: unknown) => {
      // The service has gone in between: nothing more will be opened, or all of it again.
      if (error instanceof FailureError && error.failure.code === 'disconnected') return
      onFault(error, 'recent documents')
    })
  })
}
