/** The desktop application on Electron itself, wherever its runtime is installed. */
import { _electron, expect } from '@playwright/test'
import { electronRuntime } from '../../scripts/electron-runtime.ts'
import { inRoot } from '../../scripts/paths.ts'
import { environment, fileIsThere, type Target } from './target.ts'

export const electronReal: Target = {
  missing() {
    if (electronRuntime() === null) return "Electron's runtime is not installed (npx install-electron)"
    const hasDisplay =
      process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean)
    return hasDisplay ? null : 'there is no display (xvfb-run gives one)'
  },
  async start({ dirs, dataDir }) {
    const executablePath = electronRuntime()
    if (executablePath === null) throw new Error("Electron's runtime has gone")
    let stderr = ''
    const application = await _electron.launch({
      executablePath,
      // With its sandbox, as people run it. As root it does not start so: in a container that is thrown away, without.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [inRoot('out', 'main', 'index.js'), ...dirs],
      cwd: inRoot(),
      env: environment(dataDir) as Record<string, string>,
      // As in `playwright.config.ts`, which speaks of browsers only.
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    // Whoever is asked whether to quit while a job runs, quits: a dialog of the system is out of a test's reach.
    await application.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
    })
    application
      .process()
      .stderr?.setEncoding('utf8')
      .on('data', (text: string) => (stderr += text))
    const page = await application.firstWindow()
    await page.waitForLoadState('load')
    return {
      page,
      dragged: null,
      clickMenu: (command) =>
        expect(() =>
          application.evaluate(({ Menu }, id) => {
            const item = Menu.getApplicationMenu()?.getMenuItemById(id)
            if (item === null || item === undefined) throw new Error(`the menu has no ${id}`)
            if (!item.enabled) throw new Error(`${id} is disabled in the menu`)
            const click = item.click as () => void
            click()
          }, command),
        ).toPass({ timeout: 10_000 }),
      openFromOutside: (dir) =>
        application.evaluate(({ app }, path) => {
          app.emit('second-instance', {}, [], '/', { directories: [path] })
        }, dir),
      async saveTo(path, during) {
        await application.evaluate(({ dialog }, filePath) => {
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
        }, path)
        await during()
        await fileIsThere(path)
      },
      async pickDirectory(path, during) {
        await application.evaluate(({ dialog }, dir) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [dir] })
        }, path)
        await during()
      },
      // Chromium has much to say there; ours begins with our name.
      stderr: () =>
        stderr
          .split('\n')
          .filter((line) => line.startsWith('bobbin:'))
          .join('\n'),
      stop: () => application.close(),
    }
  },
}
