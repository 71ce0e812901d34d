/** `bobbin serve DIR…`, and its link in a browser. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect } from '@playwright/test'
import { inRoot } from '../../scripts/paths.ts'
import { environment, type Target } from './target.ts'

export const browserHost: Target = {
  missing: () => null,
  async start({ dirs, dataDir, browser }) {
    const child = spawn(
      process.execPath,
      [inRoot('bin', 'bobbin.js'), 'serve', '--port', '0', '--no-open', ...dirs],
      { env: environment(dataDir), stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const exited = once(child, 'exit')
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const url = await printedUrl(child, () => stderr)
    const context = await (await browser()).newContext()
    const page = await context.newPage()
    await page.goto(url)
    return {
      page,
      dragged: null,
      clickMenu: null,
      openFromOutside: null,
      async saveTo(path, during) {
        const download = page.waitForEvent('download')
        await during()
        await (await download).saveAs(path)
      },
      // The page's own dialog: a browser has none of directories of another machine.
      async pickDirectory(path, during) {
        await during()
        const field = page.getByRole('dialog').getByRole('textbox', { name: 'Path of the directory' })
        // It begins with the home directory.
        await expect(field).not.toHaveValue('')
        await field.fill(path)
        await field.press('Enter')
      },
      stderr: () => stderr,
      async stop() {
        await context.close()
        child.kill('SIGTERM')
        await exited
      },
    }
  },
}

/** The first line that it prints. */
function printedUrl(child: ChildProcess, stderr: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let stdout = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (stdout.includes('\n')) resolve(stdout.trim())
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(new Error(`bobbin serve ended with ${code}:\n${stderr()}`))
    })
  })
}
