/** A client of the service in its worker thread, as a window is one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SpoolEvent } from '../src/contract/events.ts'
import type { SpoolApi } from '../src/contract/spool-api.ts'
import type { SpoolView } from '../src/contract/views.ts'
import { startServiceWorker } from '../src/main/service/worker/worker-service.ts'

export interface ServiceClient {
  readonly api: SpoolApi
  /** The next event for which `isIt` is true; begins to look for it at once. */
  readonly next: (isIt: (event: SpoolEvent) => boolean) => Promise<SpoolEvent>
  /** Opens a spool and waits until all of it has been read. */
  readonly openWhole: (dir: string) => Promise<SpoolView>
  close(): Promise<void>
}

export async function startServiceClient(): Promise<ServiceClient> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bobbin-bench-'))
  const service = await startServiceWorker({ dataDir })
  const connection = service.connect()
  const { api } = connection

  function next(isIt: (event: SpoolEvent) => boolean): Promise<SpoolEvent> {
    return new Promise((resolve) => {
      const end = connection.subscribe((event) => {
        if (!isIt(event)) return
        end()
        resolve(event)
      })
    })
  }

  return {
    api,
    next,
    async openWhole(dir) {
      const complete = next((event) => event.kind === 'spool-changed' && event.spool.index.complete)
      const view = await api.openSpool({ dir })
      if (!view.index.complete) await complete
      return view
    },
    async close() {
      await service.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
