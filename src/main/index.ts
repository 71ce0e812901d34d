/** The desktop application: Electron's composition root. */
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { runApplication } from './electron/application.ts'
import { directoriesOf } from './electron/open-directories.ts'
import { customSchemes } from './electron/serve-protocols.ts'
import { packageRoot } from './host/package-root.ts'
import { printFault } from './host/print-fault.ts'
import { defaultDataDir } from './service/data-dir.ts'
import { WorkerService } from './service/worker/worker-service.ts'

const root = packageRoot()
const dataDir = defaultDataDir()

app.enableSandbox()
protocol.registerSchemesAsPrivileged(customSchemes)
app.setName('Bobbin')
// Chromium's own files, beside ours. The lock of the single instance is there, too.
app.setPath('userData', join(dataDir, 'electron'))

const directories = directoriesOf(process.argv, { isPackaged: app.isPackaged, cwd: process.cwd() })

if (app.requestSingleInstanceLock({ directories })) {
  const service = new WorkerService({ dataDir })
  const running = runApplication({
    service,
    directories,
    preload: join(root, 'out', 'preload', 'index.cjs'),
    rendererDir: join(root, 'out', 'renderer'),
    resourcesDir: join(root, 'build'),
  })
  Promise.all([service.started, running]).catch((error: unknown) => {
    printFault(error, 'start')
    app.exit(70)
  })
} else {
  // The instance that runs was told of our directories, and shows them.
  app.quit()
}
