/** The desktop application on Electron's stand-in. */
import { expect } from '@playwright/test'
import { launchStandIn } from '../../test/electron-stand-in/launch.ts'
import { environment, fileIsThere, type Target } from './target.ts'

export const electronStandIn: Target = {
  missing: () => null,
  async start({ dirs, dataDir, browser }) {
    const context = await (await browser()).newContext()
    const { page, outside, main, stderr, quit } = await launchStandIn({
      context,
      args: dirs,
      env: environment(dataDir),
    })
    return {
      page,
      dragged: () => outside.dragged,
      // A person sees that it is disabled, and waits.
      clickMenu: (command) => expect(async () => main.clickMenu(command)).toPass({ timeout: 10_000 }),
      openFromOutside: (dir) => main.secondInstance({ directories: [dir] }),
      async saveTo(path, during) {
        outside.saveDialogAnswer = path
        await during()
        await fileIsThere(path)
      },
      async pickDirectory(path, during) {
        outside.openDialogAnswer = [path]
        await during()
      },
      stderr,
      async stop() {
        const status = await quit()
        await context.close()
        if (status !== 0) throw new Error(`the application ended with ${status}:\n${stderr()}`)
      },
    }
  },
}
