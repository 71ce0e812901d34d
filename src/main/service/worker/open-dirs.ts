import { FailureError } from '../../../contract/failure.ts'
import type { SpoolEvent } from '../../../contract/events.ts'
import type { SpoolConnection } from '../../../contract/spool-api.ts'
import type { SpoolId } from '../../../contract/views.ts'

/** Which spools a service has open, so that another one can take its place. */
export class OpenDirs {
  readonly #dirs = new Map<SpoolId, string>()

  note(event: SpoolEvent): void {
    if (event.kind === 'spool-changed') this.#dirs.set(event.spool.spool, event.spool.dir)
    else if (event.kind === 'spool-closed') this.#dirs.delete(event.spool)
  }

  /** Those that cannot be opened any more stay closed. */
  async openAgain(connect: () => SpoolConnection): Promise<void> {
    const dirs = [...this.#dirs.values()]
    this.#dirs.clear()
    const connection = connect()
    for (const dir of dirs) {
      try {
        await connection.api.openSpool({ dir })
      } catch (error) {
        if (!(error instanceof FailureError)) throw error
      }
    }
    connection.close()
  }
}
