import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runApplication } from '../src/main/electron/application.ts'
import { APP_URL } from '../src/main/electron/app-addresses.ts'
import { customSchemes } from '../src/main/electron/serve-protocols.ts'
import { createService } from '../src/main/service/service.ts'
import { electronBridge } from '../src/renderer/src/client/electron-bridge.ts'
import { BrowserWindow } from './electron-stand-in/browser-window.ts'
import { driveInProcess } from './electron-stand-in/in-process.ts'
import { protocol } from './electron-stand-in/protocol.ts'
import { temporaryDirectory } from './reference.ts'
import { spoolApiSuite } from './spool-api-suite.ts'

const rendererDir = join(temporaryDirectory(), 'renderer')
mkdirSync(rendererDir)
writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>')

const service = createService({
  dataDir: join(temporaryDirectory(), 'data'),
  durability: 'none',
  onFault: (error, where) => {
    throw new Error(`a fault in ${where}`, { cause: error })
  },
})
const pages = await driveInProcess()
protocol.registerSchemesAsPrivileged(customSchemes)
await runApplication({
  service,
  directories: [],
  preload: 'preload.cjs',
  rendererDir,
  resourcesDir: rendererDir,
})
afterAll(() => service.close())

// Each client is a window of its own, with the options of the application's.
const { options } = BrowserWindow.getAllWindows()[0]!

spoolApiSuite("over Electron's IPC", async () => {
  const window = new BrowserWindow(options)
  await window.loadURL(APP_URL)
  const { exposed } = await pages.page(window.webContents.id)
  const { api, subscribe } = electronBridge(exposed)
  return {
    connection: { api, subscribe, close: () => undefined },
    dispose: () => {
      window.close()
      return Promise.resolve()
    },
  }
})
