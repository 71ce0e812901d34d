/** The desktop application on Electron's stand-in. */
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
      clickMenu: (command) => main.clickMenu(command),
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
