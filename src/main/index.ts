/** The desktop application: Electron's composition root. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, protocol } from 'electron'
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
// Chromium's own files, beside ours. The lock of the single instance is there, too. Electron wants it to be there.
const userData = join(dataDir, 'electron')
mkdirSync(userData, { recursive: true, mode: 0o700 })
app.setPath('userData', userData)

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
    // Whoever clicked an icon has no terminal to read.
    dialog.showErrorBox('Bobbin could not start', error instanceof Error ? error.message : String(error))
    app.exit(70)
  })
} else {
  // The instance that runs was told of our directories, and shows them.
  app.quit()
}
