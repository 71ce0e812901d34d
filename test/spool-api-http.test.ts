import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createService } from '../src/main/service/service.ts'
import { serveBrowserHost } from '../src/main/web/serve-browser-host.ts'
import { openBrowserBridge } from '../src/renderer/src/client/browser-bridge.ts'
import { pretendedPage } from './pretended-page.ts'
import { temporaryDirectory } from './reference.ts'
import { spoolApiSuite } from './spool-api-suite.ts'

function failAtFaults(error: unknown, where: string): void {
  throw new Error(`a fault in ${where}`, { cause: error })
}

const rendererDir = join(temporaryDirectory(), 'renderer')
mkdirSync(rendererDir)
writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>')

const service = createService({
  dataDir: join(temporaryDirectory(), 'data'),
  durability: 'none',
  onFault: failAtFaults,
})
const host = await serveBrowserHost({ service, port: 0, rendererDir, onFault: failAtFaults })
afterAll(async () => {
  await host.close()
  await service.close()
})

spoolApiSuite('over HTTP', async () => {
  const bridge = await openBrowserBridge(pretendedPage(host.url))
  return {
    connection: bridge,
    dispose: () => {
      bridge.close()
      return Promise.resolve()
    },
  }
})
