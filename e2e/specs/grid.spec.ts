/** The grid: its columns, its order, its keys, its selection, and that it stands still. */
import { join } from 'node:path'
import type { Bobbin } from '../bobbin.ts'
import { expect, test } from '../fixtures.ts'
import { remembered } from '../pages/remembered.ts'
import { expectAccessible } from '../pages/violations.ts'
import { WindowPage } from '../pages/window-page.ts'
import { putMessage } from '../spools/disk-spool.ts'
import { plainMail } from '../spools/mails.ts'
import { smallSpool } from '../spools/small-spool.ts'

async function opened(bobbin: Bobbin, count: number): Promise<WindowPage> {
  return new WindowPage(
    await bobbin.start(await smallSpool(join(await bobbin.directory(), 'spool'), count)),
  ).ready()
}

/** Onto the header of the column that stands at `place`, by keyboard. */
async function goToHeader({ grid, page }: WindowPage, place: number): Promise<void> {
  await grid.focus()
  for (const key of ['Home', 'ArrowUp', 'Home']) await page.keyboard.press(key)
  for (let at = 1; at < place; at += 1) await page.keyboard.press('ArrowRight')
}

test('is one of 1,000 rows, of which few are in the page, and the keyboard reaches the last', async ({
  bobbin,
}) => {
  const spool = await bobbin.unpack('message-1000-v4')
  const window = await new WindowPage(await bobbin.start(spool)).ready()
  const { grid, page } = window
  await grid.expectTotal(1000)
  expect(await grid.rows.count()).toBeLessThan(80)
  await grid.focus()
  await page.keyboard.press('Control+End')
  await expect(grid.current).toHaveAttribute('aria-rowindex', '1001')
  await expect(grid.current).toBeInViewport()
  await page.keyboard.press('Control+Home')
  await expect(grid.current).toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('PageDown')
  await expect(grid.current).not.toHaveAttribute('aria-rowindex', '2')
  await expect(grid.current).toBeInViewport()
  await expect(grid.grid).toHaveAttribute('aria-activedescendant', /entry-row-\d+/)
})

test('sorts by a column, and by a second one, by pointer and by keyboard', async ({ bobbin }) => {
  const window = await opened(bobbin, 8)
  const { grid, page } = window
  await expect(grid.rows.first()).toContainText('Message 000')
  await grid.header('Age').click()
  await expect(grid.header('Age')).toHaveAttribute('aria-sort', 'ascending')
  await expect(grid.rows.first()).toContainText('Message 007')
  // By sender, and the subjects of each the other way round.
  await goToHeader(window, 6)
  await page.keyboard.press('Enter')
  await expect(grid.header('Sender')).toHaveAttribute('aria-sort', 'ascending')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(grid.header('Subject')).toContainText('sort key 2')
  await expect(grid.rows.first()).toContainText('Message 006')
  await expect(grid.rows.last()).toContainText('Message 001')
})

test('columns are moved, sized and hidden by pointer and by keyboard, and stay so', async ({ bobbin }) => {
  const dir = await smallSpool(join(await bobbin.directory(), 'spool'), 3)
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const { grid, page } = window
  await expect(grid.headers).toHaveText([
    /Age/,
    'Status',
    'Recipients',
    'Subject',
    'Last error',
    'Sender',
    /./,
    /./,
    /./,
    /./,
  ])
  await grid.header('Status').dragTo(grid.header('Age'), { targetPosition: { x: 8, y: 10 } })
  await expect(grid.headers.first()).toHaveText('Status')
  // Recipients goes before Age, and becomes narrower.
  await goToHeader(window, 3)
  await page.keyboard.press('Control+ArrowLeft')
  await expect(grid.headers.nth(1)).toHaveText('Recipients')
  const width = (await grid.header('Recipients').boundingBox())?.width ?? 0
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(async () => (await grid.header('Recipients').boundingBox())?.width).toBe(width - 16)
  // The same by its menu.
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Wider' }).click()
  await expect.poll(async () => (await grid.header('Recipients').boundingBox())?.width).toBe(width)
  await grid.header('Sender').click({ button: 'right' })
  await expectAccessible(page, 'menu of a column')
  await page.getByRole('menuitem', { name: 'Hide Sender' }).click()
  await expect(grid.header('Sender')).toHaveCount(0)
  await expect
    .poll(() => remembered(bobbin.dataDir))
    .toMatchObject({
      'window.columns': expect.stringMatching(/"sender","widthPx":null,"shown":false/),
    })
  await bobbin.stop()

  const again = await new WindowPage(await bobbin.start(dir)).ready()
  await expect(again.grid.headers).toHaveText([
    'Status',
    'Recipients',
    /Age/,
    'Subject',
    /./,
    /./,
    /./,
    /./,
    /./,
  ])
  await again.page.getByRole('button', { name: 'Columns…' }).click()
  await again.dialog.getByRole('checkbox', { name: 'Sender' }).check()
  await again.dialog.getByRole('button', { name: 'Move Status to the right' }).click()
  const recipientsWidth = again.dialog.getByRole('spinbutton', { name: 'Width of Recipients in pixels' })
  await recipientsWidth.focus()
  await again.page.keyboard.press('ControlOrMeta+A')
  await again.page.keyboard.type('120')
  await again.dialog.getByRole('button', { name: 'Done' }).click()
  await expect.poll(async () => (await again.grid.header('Recipients').boundingBox())?.width).toBe(120)
  await expect(again.grid.headers).toHaveText([
    'Recipients',
    'Status',
    /Age/,
    'Subject',
    ...Array.from({ length: 6 }, () => /./),
  ])
})

test('in a wide window the texts have the room, and a width that a person made stays', async ({ bobbin }) => {
  const window = await opened(bobbin, 3)
  const { grid, page } = window
  const width = async (column: string) => (await grid.header(column).boundingBox())?.width ?? 0
  const narrow = { subject: await width('Subject'), error: await width('Last error') }
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(() => width('Subject')).toBeGreaterThan(narrow.subject + 60)
  await expect.poll(() => width('Last error')).toBeGreaterThan(narrow.error + 30)
  const own = Math.round(await width('Last error')) + 16
  await goToHeader(window, 5)
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => width('Last error')).toBe(own)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(() => width('Subject')).toBe(narrow.subject)
  expect(await width('Last error')).toBe(own)
  await grid.header('Last error').click({ button: 'right' })
  await page.getByRole('menuitemcheckbox', { name: 'As wide as there is room' }).click()
  await expect.poll(() => width('Last error')).toBe(narrow.error)
})

test('what came after the list was made is not counted among all that is selected', async ({ bobbin }) => {
  const dir = await smallSpool(join(await bobbin.directory(), 'spool'), 8)
  const page = await bobbin.start(dir)
  const { grid } = await new WindowPage(page).ready()
  await grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await expect(page.getByText('8 selected: 6 active, 2 frozen')).toBeVisible()
  await putMessage(dir, { lines: plainMail('later') })
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
  await expect(page.getByText('8 selected', { exact: true })).toBeVisible()
})

test('selects one, several, a range, and all that match; each place has the same actions', async ({
  bobbin,
}) => {
  const window = await opened(bobbin, 8)
  const { grid, page } = window
  await grid.click(grid.rowWith('Message 001'))
  await grid.click(grid.rowWith('Message 003'), { modifiers: ['ControlOrMeta'] })
  await expect(page.getByText('2 selected')).toBeVisible()
  await grid.click(grid.rowWith('Message 006'), { modifiers: ['Shift'] })
  await expect(page.getByText('4 selected: 3 active, 1 frozen')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/selected/)).toHaveCount(0)
  // The keyboard does the same: from the cursor, and without it.
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press(' ')
  await expect(page.getByText('3 selected: 2 active, 1 frozen')).toBeVisible()
  await page.keyboard.press(' ')
  await expect(page.getByText('2 selected: 1 active, 1 frozen')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+A')
  await expect(page.getByText('8 selected: 6 active, 2 frozen')).toBeVisible()
  await grid.click(grid.rowWith('Message 002'), { modifiers: ['ControlOrMeta'] })
  await expect(page.getByText('7 selected')).toBeVisible()

  const actions = ['Freeze', 'Send now', 'Send at…', 'Remove', 'Recover', 'Move to…', 'Return checkout']
  await grid.rowWith('Message 004').hover()
  await grid.rowWith('Message 004').locator('button').click()
  for (const name of actions) await expect(page.getByRole('menuitem', { name })).toBeVisible()
  await page.keyboard.press('Escape')
  await window.action('Freeze').click()
  await expect(window.dialog).toContainText('Nothing to do for 2 messages')
  await window.agree('Freeze 5 messages')
  await expect(window.queues.queue('frozen')).toContainText('7')
})

test('stands still when entries come, and shows times as they are wanted', async ({ bobbin }) => {
  const dir = await smallSpool(join(await bobbin.directory(), 'spool'), 40)
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const { grid, page } = window
  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.current).toContainText('Message 039')
  const before = await grid.current.boundingBox()
  for (const subject of ['Older 1', 'Older 2'])
    await putMessage(dir, { lines: plainMail(subject), spooledAt: new Date('2020-02-03T04:05:06Z') })
  await expect(grid.newEntries).toHaveText('2 new')
  expect(await grid.current.boundingBox()).toEqual(before)
  await page.keyboard.press('.')
  await grid.expectTotal(42)
  await expect(grid.current).toContainText('Message 039')
  await page.keyboard.press('t')
  await page.keyboard.press('Shift+T')
  await page.keyboard.press('Home')
  await expect(grid.rows.first()).toContainText('2020-02-03 04:05:06Z')
})
