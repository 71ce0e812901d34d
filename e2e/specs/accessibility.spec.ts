/** axe looks at every view, dialog and menu. The same page is shown by every host: one of them is enough. */
import { rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { HealthPage } from '../pages/health-page.ts'
import { UnderstandingPage } from '../pages/understanding-page.ts'
import { expectAccessible } from '../pages/violations.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeSpool, putMessage } from '../spools/disk-spool.ts'
import { multipartMail, plainMail } from '../spools/mails.ts'
import { expect, test } from '../fixtures.ts'

test.beforeEach(({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'the page is the same')
  test.slow()
})

/** Some messages, one of them with everything; answers with its name. */
async function variedSpool(dir: string): Promise<string> {
  await makeSpool(dir)
  for (const queue of ['active', 'frozen', 'removed', 'quarantine'] as const) {
    await putMessage(dir, {
      lines: plainMail(`In ${queue}`),
      queue,
      spooledAt: new Date(Date.now() - 7_200_000),
    })
  }
  return putMessage(dir, {
    lines: multipartMail,
    errors: ['451 come back later', 'connection refused'],
    spooledAt: new Date(Date.now() - 86_400_000),
  })
}

test('welcome, and the dialogs of the window', async ({ bobbin }) => {
  const page = await bobbin.start()
  const window = new WindowPage(page)
  await expect(page.getByRole('heading', { name: 'Bobbin' })).toBeVisible()
  await expectAccessible(page, 'welcome')

  await page.keyboard.press('ControlOrMeta+O')
  await window.dialog.getByRole('textbox', { name: 'Path of the directory' }).fill('/')
  await window.dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(window.dialog.getByRole('button', { name: 'Dismiss' })).toBeVisible()
  await expectAccessible(page, 'open, failed')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+Shift+N')
  await window.dialog.getByRole('radio', { name: /^Anything else/ }).check()
  await window.dialog.getByRole('textbox', { name: /^Its queues/ }).fill('.tmp')
  await expectAccessible(page, 'new spool')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+,')
  const age = window.dialog.getByRole('textbox', { name: 'a checkout older than' })
  await age.fill('soon')
  await expect(age).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page, 'settings')
  await page.keyboard.press('Escape')

  await page.keyboard.press('?')
  await expect(window.dialog).toBeVisible()
  await expectAccessible(page, 'shortcuts')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('combobox')).toBeVisible()
  await expectAccessible(page, 'palette')
})

test('the list, the filter and the menus', async ({ bobbin }) => {
  const dir = join(await bobbin.directory(), 'spool')
  await variedSpool(dir)
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await expectAccessible(page, 'list, all selected')

  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'menu of the row')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'View', exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'menu of the view')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Open a spool' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'menu of the spools')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Columns…' }).click()
  await expect(window.dialog).toBeVisible()
  await expectAccessible(page, 'columns')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'How to filter' }).click()
  await expectAccessible(page, 'help of the filter')
  await page.keyboard.press('Escape')

  await window.filter.fill('age>')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page, 'filter that cannot be read')
  await window.filter.fill('nobody-has-written-this')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await expectAccessible(page, 'nothing matches')
})

test('reading an entry', async ({ bobbin }) => {
  const dir = join(await bobbin.directory(), 'spool')
  const name = await variedSpool(dir)
  const broken = await putMessage(dir, { lines: plainMail('Broken') })
  await writeFile(join(dir, 'active', broken), '(no metadata')
  const bare = await putMessage(dir, { lines: plainMail('Bare') })
  await rename(join(dir, '.data', bare), join(dir, '.data', `${bare}-away`))
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.row(name))
  await expect(window.entry.frame.getByRole('heading')).toBeVisible()
  await expect(window.entry.frameElement).toHaveAttribute('title', /./)
  await expectAccessible(page, 'message')
  for (const tab of ['Headers', /Attachments/, /Attempts/, 'Metadata', 'Source']) {
    await window.entry.open(tab)
    await expect(window.entry.tab(tab)).toHaveAttribute('aria-selected', 'true')
    for (const more of await window.entry.pane.getByText('As it was recorded').all()) await more.click()
    await expectAccessible(page, String(tab))
  }
  await window.grid.click(window.grid.row(broken))
  await expect(window.entry.pane).toContainText('no metadata')
  await expectAccessible(page, 'unreadable entry')
  await window.grid.click(window.grid.row(bare))
  await expect(window.entry.pane).toContainText('data')
  await expectAccessible(page, 'missing data')
})

test('acting, jobs, journal and messages', async ({ bobbin }) => {
  const dir = join(await bobbin.directory(), 'spool')
  const name = await variedSpool(dir)
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.row(name))
  const { drop } = await window.dragOver(window.grid.row(name), 'quarantine')
  await expect(window.queues.queue('quarantine')).toContainText('not allowed')
  await expectAccessible(page, 'dragging')
  await drop()
  await window.action('Move to…').click()
  await expect(window.dialog.getByRole('option').first()).toBeVisible()
  await expectAccessible(page, 'move to')
  await window.dialog.getByRole('option').nth(1).click()
  await expect(window.dialog.getByRole('button', { name: 'Move 1 message to frozen' })).toBeVisible()
  await expectAccessible(page, 'consequence')
  await window.agree('Move 1 message to frozen')
  await expect(window.queues.queue('frozen')).toContainText('2')
  await window.queues.show('active')
  await window.grid.click(window.grid.rows.first())
  await window.action('Freeze').click()
  await window.agree(/^Freeze/)
  await expect(page.getByText('Nothing in this queue')).toBeVisible()
  await expectAccessible(page, 'empty queue')
  await window.queues.all.click()

  await page.keyboard.press('ControlOrMeta+6')
  await expect(window.jobs).toBeVisible()
  await expectAccessible(page, 'jobs')
  await page.keyboard.press('ControlOrMeta+7')
  await expect(page.getByRole('list', { name: 'Journal' })).toBeVisible()
  await expectAccessible(page, 'journal')

  await window.status.getByRole('button', { name: /^Messages/ }).click()
  await expectAccessible(page, 'messages of the window')
  await page.keyboard.press('Escape')
  await window.grid.click(window.grid.row(name))
  await page.keyboard.press('Shift+Delete')
  await expect(window.dialog.getByRole('textbox')).toBeVisible()
  await expectAccessible(page, 'delete')
})

test('shape, errors and flow', async ({ bobbin }) => {
  const dir = join(await bobbin.directory(), 'spool')
  await variedSpool(dir)
  const page = await bobbin.start(dir)
  await new WindowPage(page).ready()
  const view = new UnderstandingPage(page)
  await view.open('Shape')
  await expect(view.shape.getByRole('gridcell').first()).toBeVisible()
  await expectAccessible(page, 'shape')
  await view.open('Errors')
  await view.errors.getByRole('button', { expanded: false }).first().click()
  await expectAccessible(page, 'errors')
  await view.open('Flow')
  await expect(view.flow).toContainText('5 in the queues')
  await expectAccessible(page, 'flow')
  await view.flow.getByRole('radio', { name: 'Table' }).click()
  await expectAccessible(page, 'flow as a table')
})

test('health, the plan, and what was repaired', async ({ bobbin }) => {
  const page = await bobbin.start(await bobbin.unpack('message-problems'))
  const health = new HealthPage(page)
  await health.open()
  await expectAccessible(page, 'problems')
  await health.makePlan()
  await expectAccessible(page, 'plan')
  await health.apply()
  await health.ended.getByRole('button', { name: /ended/ }).click()
  await expectAccessible(page, 'repaired')
})

test('a spool that is read-only, a generic one, and one that has gone', async ({ bobbin }) => {
  const dir = await bobbin.directory()
  const locked = join(dir, 'locked')
  const name = await variedSpool(locked)
  await rename(join(locked, 'active', name), join(locked, 'active', '.checkout', name))
  const generic = await bobbin.unpack('widget-queues')
  const page = await bobbin.start(locked, generic)
  const window = await new WindowPage(page).ready()
  await window.sidebar.getByRole('button', { name: /^locked/ }).click()
  const unlock = page.getByRole('button', { name: 'Unlock for changes…' })
  await expect(unlock).toBeVisible()
  await expectAccessible(page, 'read-only')
  await unlock.click()
  await expect(window.dialog).toBeVisible()
  await expectAccessible(page, 'unlock')
  await page.keyboard.press('Escape')
  await rename(locked, `${locked}-away`)
  await expect(window.status).toContainText('The spool is gone')
  await expectAccessible(page, 'gone')

  await window.sidebar.getByRole('button', { name: new RegExp(`^${basename(generic)}`) }).click()
  await window.grid.click(window.grid.rows.first())
  await expect(window.entry.title).toBeVisible()
  await expectAccessible(page, 'generic spool')
})
