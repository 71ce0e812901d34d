/** Commands about the window and its spools: a new spool, settings, unlocking; and what the system wishes for its looks. */
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { WindowPage } from '../pages/window-page.ts'
import { isThere, makeSpool, putMessage } from '../spools/disk-spool.ts'
import { plainMail } from '../spools/mails.ts'
import { expect, test } from '../fixtures.ts'

test('makes a new spool of mail, and one of anything else', async ({ bobbin }) => {
  const dir = await bobbin.directory()
  const page = await bobbin.start()
  const window = new WindowPage(page)
  const path = window.dialog.getByRole('textbox', { name: 'Path of the directory' })
  const create = window.dialog.getByRole('button', { name: 'Create' })

  await page.getByRole('button', { name: 'make a new spool' }).click()
  await path.fill(dir)
  await create.click()
  await expect(window.queues.queue('quarantine')).toBeVisible()
  expect(await isThere(dir, 'frozen', '.checkout')).toBe(true)

  // A dialog that fails stays, and says why.
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await path.fill(join(dir, 'no', 'such', 'place'))
  await window.dialog.getByRole('radio', { name: /^Anything else/ }).check()
  const queues = window.dialog.getByRole('textbox', { name: /^Its queues/ })
  await queues.fill('incoming incoming')
  await expect(create).toBeDisabled()
  await queues.fill('incoming, failed')
  await create.click()
  await expect(window.dialog.getByRole('status').first()).toContainText('No such directory')
  const jobs = join(await bobbin.directory(), 'jobs')
  await path.fill(jobs)
  await create.click()
  await expect(window.dialog).toBeHidden()
  await expect(window.queues.queue('incoming')).toBeVisible()
  await expect(window.queues.list.getByRole('option')).toHaveCount(3)
  expect(await isThere(jobs, 'failed', '.checkout')).toBe(true)
})

test('a spool with signs of a server is read-only until it is unlocked, and again on the next start', async ({
  bobbin,
}) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const busy = await putMessage(dir, { lines: plainMail('being sent') })
  await putMessage(dir, { lines: plainMail('waiting') })
  await rename(join(dir, 'active', busy), join(dir, 'active', '.checkout', busy))
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const banner = page.getByRole('note').filter({ hasText: 'Read-only' })
  await expect(banner).toContainText(/check/)
  await window.grid.click(window.grid.rowWith('waiting'))
  await expect(window.action('Freeze')).toBeDisabled()

  const { clickMenu } = bobbin.application()
  if (clickMenu === null) await banner.getByRole('button', { name: 'Unlock for changes…' }).click()
  else await clickMenu('unlock')
  await expect(window.dialog).toContainText('A server seems to be running')
  await window.agree('Unlock')
  await expect(banner).toBeHidden()
  await window.action('Freeze').click()
  await window.agree('Freeze 1 message')
  await expect(window.queues.queue('frozen')).toContainText('1')
  await bobbin.stop()

  const again = await bobbin.start(dir)
  await expect(again.getByRole('note').filter({ hasText: 'Read-only' })).toBeVisible()
})

test('settings take effect at once, and stay', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  await putMessage(dir, { lines: plainMail('one') })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const root = page.locator('html')
  await expect(window.grid.rows.first()).toContainText('1 h')
  await page.keyboard.press('ControlOrMeta+,')
  await window.dialog.getByRole('radio', { name: 'Dark' }).click()
  await window.dialog.getByRole('radio', { name: 'Dates and times' }).click()
  await window.dialog.getByRole('radio', { name: 'UTC', exact: true }).click()
  await expect(root).toHaveCSS('color-scheme', 'dark')
  const limit = window.dialog.getByRole('textbox', { name: 'an entry in active for more than' })
  await limit.fill('0s')
  await window.dialog.getByRole('button', { name: 'Done' }).click()
  await expect(window.grid.rows.first()).not.toContainText('1 h')
  await expect(window.status).toContainText('UTC')
  // The monitor goes by the limit that was set.
  await expect(window.sidebar.getByRole('button', { name: /1 problem/ })).toContainText('Too old')

  await page.keyboard.press('ControlOrMeta+,')
  await limit.fill('')
  await limit.press('Enter')
  await page.keyboard.press('Escape')
  await expect(window.sidebar.getByRole('button', { name: 'No problems found' })).toBeVisible()
})

test('honours what the system wishes: motion, contrast, colours', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'the page is the same')
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  for (const subject of ['one', 'two']) await putMessage(dir, { lines: plainMail(subject) })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.rowWith('one'))
  const chosen = window.grid.grid.locator('[aria-selected="true"]')
  const colours = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { backgroundColor, color, outlineStyle, outlineWidth } = getComputedStyle(element)
        return { backgroundColor, color, outlineStyle, outlineWidth }
      })

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(page.getByRole('button', { name: 'View', exact: true })).toHaveCSS(
    'transition-property',
    'none',
  )
  await page.keyboard.press('ControlOrMeta+K')
  await expect(window.dialog).toHaveCSS('animation-name', 'none')
  await page.keyboard.press('Escape')
  await expect(window.dialog).toBeHidden()

  const line = await page.locator('html').evaluate((root) => getComputedStyle(root).getPropertyValue('--ink'))
  await page.emulateMedia({ contrast: 'more' })
  const strong = await page
    .locator('html')
    .evaluate((root) => getComputedStyle(root).getPropertyValue('--ink'))
  expect(strong).not.toBe(line)

  await page.emulateMedia({ contrast: null, forcedColors: 'active' })
  await expect(chosen).toHaveCount(1)
  const selected = await colours('[role="row"][aria-selected="true"]')
  const other = await colours('[role="row"][data-name][aria-selected="false"]')
  expect(selected.backgroundColor).not.toBe(other.backgroundColor)
  await window.filter.focus()
  await page.keyboard.press('Tab')
  expect(await colours(':focus-visible')).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px' })
})

test('of a spool that has gone nothing is counted, and everything is when it is back', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  await putMessage(dir, { lines: plainMail('waiting') })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  await rename(dir, `${dir}-away`)
  await expect(window.status).toContainText('The spool is gone: what it holds is not known until it is back')
  await expect(window.queues.queue('active')).toContainText('number of entries unknown')
  await expect(window.queues.list).not.toContainText('0')
  await expect(page.getByRole('region', { name: 'Entries' })).toContainText('The spool cannot be read now')
  await page.getByRole('tab', { name: 'Shape' }).click()
  await expect(page.getByRole('region', { name: 'Shape' })).toContainText('The spool has gone')
  await page.getByRole('tab', { name: 'Errors' }).click()
  await expect(page.getByRole('region', { name: 'Errors' })).toContainText('The spool has gone')
  await rename(`${dir}-away`, dir)
  await expect(window.queues.queue('active')).toContainText('1 entry')
  await page.getByRole('tab', { name: 'Entries' }).click()
  await expect(window.grid.rowWith('waiting')).toBeVisible()
})
