/**
 * Takes the pictures of docs/screenshots: each view of the window on the demo spool, light and dark, in two sizes.
 *
 *     npm run screenshots [-- workbench …]
 *
 * The pictures of a person's machine differ in their fonts; look at them before you commit them.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { createBobbin } from '../e2e/bobbin.ts'
import { WindowPage } from '../e2e/pages/window-page.ts'
import { browserHost } from '../e2e/targets/browser-host.ts'
import { installedChromium } from './chromium.ts'
import { inRoot } from './paths.ts'

interface Scene {
  readonly name: string
  /** From the welcome screen, with the demo or the fixture open where there is one. */
  readonly spool: 'none' | 'demo' | 'message-problems'
  arrange(window: WindowPage): Promise<unknown>
}

const reportSubject = /Weekly throughput/

async function read(window: WindowPage, subject: RegExp): Promise<void> {
  await window.grid.click(window.grid.rowWith(subject).first())
  await window.entry.frameElement.waitFor()
  await window.entry.frame.locator('body').waitFor()
}

async function selectFrozen(window: WindowPage): Promise<void> {
  const { grid, page, queues } = window
  await queues.queue('frozen').click()
  await page.getByRole('heading', { name: 'frozen' }).waitFor()
  await grid.click(grid.rows.nth(2))
  await window.entry.title.waitFor()
  for (const place of [4, 5]) await grid.click(grid.rows.nth(place), { modifiers: ['ControlOrMeta'] })
  await page.getByText('3 selected').waitFor()
}

const scenes: readonly Scene[] = [
  {
    name: 'welcome',
    spool: 'none',
    arrange: ({ page }) => page.getByRole('heading', { name: 'Bobbin' }).waitFor(),
  },
  { name: 'workbench', spool: 'demo', arrange: (window) => read(window, reportSubject) },
  {
    name: 'attempts',
    spool: 'demo',
    async arrange(window) {
      await read(window, reportSubject)
      await window.entry.open(/Attempts/)
    },
  },
  {
    name: 'metadata',
    spool: 'demo',
    async arrange(window) {
      await read(window, reportSubject)
      await window.entry.open('Metadata')
    },
  },
  {
    name: 'drag',
    spool: 'demo',
    async arrange(window) {
      await selectFrozen(window)
      await window.dragOver(window.grid.rows.nth(4), 'active')
      await window.queues.queue('active').getByText('send 3 messages now').waitFor()
    },
  },
  {
    name: 'consequence',
    spool: 'demo',
    async arrange(window) {
      await selectFrozen(window)
      await window.action('Send now').click()
      await window.dialog.getByText('Send 3 messages now').first().waitFor()
    },
  },
  {
    name: 'filter',
    spool: 'demo',
    async arrange(window) {
      await window.filter.fill('status:frozen age>2d')
      await window.page.getByText(/match$/).waitFor()
      await window.page.getByRole('button', { name: 'How to filter' }).click()
    },
  },
  { name: 'palette', spool: 'demo', arrange: ({ page }) => page.keyboard.press('ControlOrMeta+K') },
  { name: 'shape', spool: 'demo', arrange: ({ page }) => page.getByRole('tab', { name: 'Shape' }).click() },
  { name: 'errors', spool: 'demo', arrange: ({ page }) => page.getByRole('tab', { name: 'Errors' }).click() },
  { name: 'flow', spool: 'demo', arrange: ({ page }) => page.getByRole('tab', { name: 'Flow' }).click() },
  {
    name: 'health',
    spool: 'message-problems',
    arrange: ({ page }) => page.getByRole('tab', { name: /^Health/ }).click(),
  },
]

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

async function openSpool(page: Page, spool: Scene['spool']): Promise<WindowPage> {
  const window = new WindowPage(page)
  if (spool === 'none') return window
  if (spool === 'demo') await page.getByRole('button', { name: 'Try a demo spool' }).click()
  await window.grid.rows.first().waitFor({ timeout: 90_000 })
  await window.status.getByText('all read').waitFor()
  return window
}

async function take(
  scene: Scene,
  colorScheme: 'light' | 'dark',
  size: (typeof sizes)[number],
): Promise<void> {
  const { bobbin, finish } = await createBobbin({
    name: 'browser-host',
    target: browserHost,
    browser: () => Promise.resolve(browser),
  })
  // Looking into a mail's frame is reported by the browser as an attempt to run a script in it.
  bobbin.expectPageError(/^Blocked script execution/)
  const page = await bobbin.start(
    ...(scene.spool === 'message-problems' ? [await bobbin.unpack(scene.spool)] : []),
  )
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await scene.arrange(await openSpool(page, scene.spool))
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  const file = `${scene.name}-${colorScheme}-${String(size.width)}x${String(size.height)}.png`
  await page.screenshot({ path: join(inRoot('docs', 'screenshots'), file) })
  console.log(file)
  await page.keyboard.press('Escape')
  await finish()
}

const wanted = process.argv.slice(3)
const executablePath = installedChromium()
const browser = await chromium.launch(executablePath === null ? {} : { executablePath })
await mkdir(inRoot('docs', 'screenshots'), { recursive: true })
for (const scene of scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const size of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) await take(scene, colorScheme, size)
  }
}
await browser.close()
