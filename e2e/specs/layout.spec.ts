/** What the window looks like: its panes, and that all of it comes back on the next start. */
import { join } from 'node:path'
import type { Bobbin } from '../bobbin.ts'
import { remembered } from '../pages/remembered.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeSpool, putMessage } from '../spools/disk-spool.ts'
import { plainMail } from '../spools/mails.ts'
import { expect, test } from '../fixtures.ts'

async function spoolOf(dir: string, subjects: readonly string[]): Promise<string> {
  await makeSpool(dir)
  for (const subject of subjects) await putMessage(dir, { lines: plainMail(subject) })
  return dir
}

test('panes, columns, selection and all open spools come back on the next start', async ({ bobbin }) => {
  const dir = await bobbin.directory()
  const first = await spoolOf(join(dir, 'first'), ['one', 'two', 'three'])
  const second = await spoolOf(join(dir, 'second'), ['four'])
  const page = await bobbin.start(first)
  const window = await new WindowPage(page).ready()

  const width = await widthOfSidebar(window)
  await page.getByRole('separator', { name: 'Width of the queues' }).focus()
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight')
  await expect.poll(() => widthOfSidebar(window)).toBeGreaterThan(width + 20)
  const wider = await widthOfSidebar(window)

  await page.getByRole('button', { name: 'Columns…' }).click()
  await window.dialog.getByRole('checkbox', { name: 'Sender' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(window.grid.header('Sender')).toHaveCount(0)

  await window.grid.click(window.grid.rowWith('one'))
  await window.grid.click(window.grid.rowWith('three'), { modifiers: ['ControlOrMeta'] })
  await expect(window.entry.title).toContainText('three')

  // Another spool is opened and shown; the first one is as it was when it is shown again.
  const { openFromOutside } = bobbin.application()
  await (openFromOutside === null ? window.openSpool(second) : openFromOutside(second))
  await expect(window.grid.rowWith('four')).toBeVisible()
  await window.sidebar.getByRole('button', { name: /^first/ }).click()
  await expect(page.getByText('2 selected')).toBeVisible()
  await expect(window.entry.title).toContainText('three')

  await expect
    .poll(() => remembered(bobbin.dataDir))
    .toMatchObject({
      'window.last': expect.stringContaining('"chosen":[{'),
      'window.openDirs': JSON.stringify([first, second]),
    })
  await bobbin.stop()

  const again = await new WindowPage(await bobbin.start()).ready()
  await expect(again.page.getByText('2 selected')).toBeVisible()
  await expect(again.entry.title).toContainText('three')
  await expect(again.grid.header('Sender')).toHaveCount(0)
  await expect(again.sidebar.getByRole('button', { name: /^second/ })).toBeVisible()
  expect(Math.abs((await widthOfSidebar(again)) - wider)).toBeLessThanOrEqual(4)
})

test('the list has a share that suits the window, until somebody draws it', async ({ bobbin }) => {
  const page = await bobbin.start(await spoolOf(join(await bobbin.directory(), 'spool'), ['one']))
  await page.setViewportSize({ width: 1280, height: 800 })
  const window = await new WindowPage(page).ready()
  const share = async () => {
    const list = await page.getByRole('region', { name: 'Entries' }).boundingBox()
    const sidebar = await window.sidebar.boundingBox()
    const all = (page.viewportSize()?.width ?? 0) - (sidebar?.width ?? 0)
    return Math.round(((list?.width ?? 0) / all) * 100)
  }
  await expect.poll(share).toBe(60)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(share).toBe(66)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(share).toBe(60)
  await page.getByRole('separator', { name: 'Width of the entry' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(share).toBeLessThan(58)
  const drawn = await share()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(share).toBe(drawn)
})

test('what comes below takes nothing away above, and what is said in passing covers no list', async ({
  bobbin,
}) => {
  const page = await bobbin.start(await spoolOf(join(await bobbin.directory(), 'spool'), ['one', 'two']))
  await page.setViewportSize({ width: 1280, height: 800 })
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.rowWith('one'))
  await expect(window.entry.title).toHaveText('one')
  await window.entry.open('Headers')
  await page.getByRole('region', { name: 'Headers' }).focus()
  const toggle = page.getByRole('button', { name: 'Jobs and journal' })
  // By a click that leaves the focus where it is, as a job does that shows itself.
  await toggle.dispatchEvent('click')
  await expect(page.getByRole('tab', { name: 'Journal' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Headers' })).toBeFocused()
  await toggle.dispatchEvent('click')
  await expect(page.getByRole('tab', { name: 'Journal' })).toBeHidden()
  await expect(page.getByRole('region', { name: 'Headers' })).toBeFocused()
  await toggle.dispatchEvent('click')

  await window.grid.click(window.grid.rowWith('two'))
  await page.keyboard.press('f')
  await window.agree('Freeze 1 message')
  const said = await page
    .getByRole('region', { name: 'Said just now' })
    .getByText('Freeze 1 message')
    .boundingBox()
  const below = await page.getByRole('region', { name: 'Jobs and journal' }).boundingBox()
  const list = await page.getByRole('region', { name: 'Entries' }).boundingBox()
  if (said === null || below === null || list === null) throw new Error('it is not to be seen')
  expect(said.y + said.height).toBeLessThanOrEqual(below.y)
  expect(said.x).toBeGreaterThanOrEqual(list.x + list.width)
})

test('nothing is cut off in a narrow window', async ({ bobbin }) => {
  await expectAllInside(bobbin, { width: 900, height: 600 })
})

test('nothing is cut off in a window that is zoomed to 200 %', async ({ bobbin }) => {
  await expectAllInside(bobbin, { width: 640, height: 400 })
})

async function expectAllInside(
  bobbin: Bobbin,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const page = await bobbin.start(await spoolOf(join(await bobbin.directory(), 'spool'), ['one']))
  await page.setViewportSize(size)
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.rowWith('one'))
  await expect(window.entry.title).toContainText('one')
  const isInside = async () => {
    const box = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
    }))
    expect(box).toEqual(size)
  }
  await isInside()
  for (const view of ['Shape', 'Errors', 'Flow', 'Health', 'Entries']) {
    await page.getByRole('tab', { name: view, exact: true }).click()
    await expect(page.getByRole('tab', { name: view, exact: true })).toHaveAttribute('aria-selected', 'true')
    await isInside()
  }
  for (const command of ['ControlOrMeta+,', 'ControlOrMeta+Shift+N', 'ControlOrMeta+K', '?']) {
    await window.grid.focus()
    await page.keyboard.press(command)
    await expect(window.dialog).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await expect(window.dialog).toBeHidden()
  }
}

async function widthOfSidebar(window: WindowPage): Promise<number> {
  const box = await window.sidebar.boundingBox()
  return box?.width ?? 0
}
