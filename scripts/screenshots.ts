/**
 * Takes the pictures of docs/screenshots: each view of the window, light and dark, in two sizes.
 *
 *     npm run screenshots [-- workbench …]
 *
 * The pictures of a person's machine differ in their fonts; look at them before you commit them.
 */
import { mkdir, readdir, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { createBobbin, type Bobbin } from '../e2e/bobbin.ts'
import { WindowPage } from '../e2e/pages/window-page.ts'
import { browserHost } from '../e2e/targets/browser-host.ts'
import { installedChromium } from './chromium.ts'
import { inRoot } from './paths.ts'
import { scenes, type Scene } from './scenes.ts'
import { smallPng } from './small-png.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

type Size = (typeof sizes)[number]

const directory = inRoot('docs', 'screenshots')

/** Directories to start with. The demo is made in the window, as a person makes it. */
async function spoolsOf(scene: Scene, bobbin: Bobbin): Promise<readonly string[]> {
  if (scene.spool === 'none' || scene.spool === 'demo') return []
  if (scene.spool !== 'read-only') return [await bobbin.unpack(scene.spool)]
  const dir = await bobbin.unpack('message-varied-v4')
  // Somebody else is at work on a message: it has just been checked out.
  const [name = ''] = (await readdir(join(dir, 'active'))).filter((entry) => !entry.startsWith('.'))
  const taken = join(dir, 'active', '.checkout', name)
  await rename(join(dir, 'active', name), taken)
  await utimes(taken, new Date(), new Date())
  return [dir]
}

async function take(scene: Scene, wanted: readonly Size[]): Promise<void> {
  const { bobbin, finish } = await createBobbin({
    name: 'browser-host',
    target: browserHost,
    browser: () => Promise.resolve(browser),
  })
  // Looking into a mail's frame is reported by the browser as an attempt to run a script in it.
  bobbin.expectPageError(/^Blocked script execution/)
  const page = await bobbin.start(...(await spoolsOf(scene, bobbin)))
  const [first = sizes[0]] = wanted
  await page.setViewportSize(first)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const window = new WindowPage(page)
  if (scene.spool === 'demo') await page.getByRole('button', { name: 'Try a demo spool' }).click()
  if (scene.spool !== 'none') {
    await window.grid.rows.first().waitFor({ timeout: 90_000 })
    await window.status.getByText('all read').waitFor()
  }
  await scene.arrange(window, bobbin)
  // What is said in passing stands before what is to be seen.
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[aria-label="Said just now"] button'))
      button.click()
  })
  for (const size of wanted) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(async () => {
        await document.fonts.ready
      })
      const file = `${scene.name}-${colorScheme}-${String(size.width)}x${String(size.height)}.png`
      await writeFile(join(directory, file), smallPng(await page.screenshot()))
      console.log(file)
    }
  }
  await page.keyboard.press('Escape')
  await finish()
}

const names = process.argv.slice(3)
const executablePath = installedChromium()
const browser = await chromium.launch(executablePath === null ? {} : { executablePath })
await mkdir(directory, { recursive: true })
for (const scene of scenes.filter(({ name }) => names.length === 0 || names.includes(name))) {
  if (scene.again === true) for (const size of sizes) await take(scene, [size])
  else await take(scene, sizes)
}
await browser.close()
