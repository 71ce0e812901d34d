/** The walk through the window that issue 2 asks for: open, read, drag, move by keyboard, live, gone, unreadable. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { WindowPage } from '../pages/window-page.ts'
import { isThere, makeSpool, moveOnDisk, putMessage } from '../spools/disk-spool.ts'
import { multipartMail, plainMail } from '../spools/mails.ts'

test('opens a spool that the reference wrote', async ({ bobbin }) => {
  const spool = await bobbin.unpack('message-varied-v4')
  const window = await new WindowPage(await bobbin.start(spool)).ready()
  await window.grid.expectTotal(21)
  await expect(window.queues.queue('active')).toContainText('16')
  await expect(window.queues.queue('quarantine')).toContainText('3')
  await expect(window.grid.rowWith('Quarantined')).toHaveCount(3)
  await expect(window.status).toContainText('21 entries, all read')
})

test('reads a multipart message', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: multipartMail })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const { entry } = window
  await window.grid.click(window.grid.row(name))
  await expect(entry.title).toHaveText('Figures for March €')
  await expect(entry.frame.getByRole('heading')).toHaveText('The rich figures: 42')
  await expect(entry.frame.getByRole('img', { name: 'a pixel' })).toHaveAttribute(
    'src',
    /^data:image\/png;base64,/,
  )
  await expect(entry.pane).toContainText('1 reference to something outside was blocked')
  await entry.show('Text')
  await expect(entry.text).toContainText('The plain figures: 42')
  await entry.open('Headers')
  await expect(entry.pane.getByRole('definition').filter({ hasText: 'Figures for March €' })).toBeVisible()
  await entry.open(/Attachments/)
  await expect(entry.pane).toContainText('figures.csv')
  await expect(entry.pane).toContainText(/SHA-256 [0-9a-f]{64}/)
  await entry.open('Metadata')
  await expect(entry.pane).toContainText('relay.example.net:25')
  await entry.open('Source')
  await expect(entry.pane.getByRole('region', { name: 'Source' })).toContainText('boundary="outer"')
})

test('drags a message to another queue, with the consequence said before', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: plainMail('Drag me') })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const drag = await window.dragOver(window.grid.row(name), 'frozen')
  await expect(window.queues.queue('frozen')).toContainText('freeze 1 message')
  await expect(window.queues.queue('quarantine')).toContainText('not allowed')
  await drag.drop()
  await expect(window.dialog).toContainText('Freeze 1 message')
  expect(await isThere(dir, 'active', name)).toBe(true)
  await window.agree('Move 1 message to frozen')
  await expect(window.queues.queue('frozen')).toContainText('1')
  await expect.poll(() => isThere(dir, 'frozen', name)).toBe(true)
  const shown = await bobbin.cli('show', dir, name, '--json')
  expect(JSON.parse(shown.stdout)).toMatchObject({ queue: 'frozen', status: { kind: 'frozen' } })
})

test('moves a message back by keyboard alone', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: plainMail('Keyboard'), queue: 'frozen' })
  await putMessage(dir, { lines: plainMail('Other'), spooledAt: new Date(0) })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const { keyboard } = window.page
  await window.grid.focus()
  await keyboard.press('End')
  await window.grid.expectSelected([name])
  await keyboard.press('m')
  await expect(window.dialog.getByRole('option', { selected: true })).toContainText('active')
  await expect(window.dialog.getByRole('option', { selected: true })).toContainText('send 1 message now')
  await keyboard.press('Enter')
  await expect(window.dialog).toContainText('Send 1 message now')
  await expect(window.dialog).toContainText('will not notice before its next start')
  await keyboard.press('Enter')
  await expect(window.dialog).toBeHidden()
  await expect.poll(() => isThere(dir, 'active', name)).toBe(true)
  await expect(window.entry.pane).toContainText('Send now')
  await expect(window.grid.grid).toBeFocused()
})

test('shows what a second process enqueues within a second', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const old = await putMessage(dir, { lines: plainMail('Old one') })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(old))
  const metadata = join(await bobbin.directory(), 'metadata')
  const data = join(await bobbin.directory(), 'data')
  const shown = await bobbin.cli('show', dir, old, '--part', 'metadata')
  await writeFile(
    metadata,
    shown.stdout
      .trim()
      .replaceAll(old, 'ZZZZZZ-AAAAAB-0A-AAAAAA')
      .replace(/spool_date *\(\d{4}/, 'spool_date(2001'),
  )
  await writeFile(data, 'Subject: Just arrived\r\n\r\nHello\r\n')
  const added = await bobbin.cli(
    'enqueue',
    dir,
    'active',
    '--metadata',
    metadata,
    '--data',
    data,
    '--name',
    'ZZZZZZ-AAAAAB-0A-AAAAAA',
  )
  expect(added).toMatchObject({ status: 0, stderr: '' })
  await expect(window.queues.queue('active')).toContainText('2', { timeout: 1000 })
  await expect(window.grid.newEntries).toHaveText('1 new', { timeout: 1000 })
  await window.grid.expectSelected([old])
  await window.grid.newEntries.click()
  await expect(window.grid.rowWith('Just arrived')).toBeVisible()
  await window.grid.expectTotal(2)
})

test('survives an entry that disappears under the cursor', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const names = [
    await putMessage(dir, { lines: plainMail('First'), spooledAt: new Date(Date.now() - 9e6) }),
    await putMessage(dir, { lines: plainMail('Second'), spooledAt: new Date(Date.now() - 6e6) }),
    await putMessage(dir, { lines: plainMail('Third'), spooledAt: new Date(Date.now() - 3e6) }),
  ] as const
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.queues.show('active')
  await window.grid.click(window.grid.row(names[1]))
  await expect(window.entry.text).toContainText('as agreed')
  await moveOnDisk(dir, names[1], 'active', 'frozen')
  await expect(window.entry.pane).toContainText('This entry has left active.')
  await expect(window.entry.pane).toContainText('It is in frozen now.')
  await expect(window.entry.text).toContainText('as agreed')
  await window.grid.expectTotal(2)
  await window.grid.expectSelected([])
  // The next one has moved up: Down goes to it, and skips nothing.
  await window.grid.focus()
  await window.page.keyboard.press('ArrowDown')
  await window.grid.expectSelected([names[2]])
  await expect(window.entry.title).toHaveText('Third')
})

test('follows an entry that has left', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: plainMail('Runaway') })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.queues.show('active')
  await window.grid.click(window.grid.row(name))
  await moveOnDisk(dir, name, 'active', 'frozen')
  await window.entry.pane.getByRole('button', { name: 'Follow to frozen' }).click()
  await window.grid.expectSelected([name])
  await expect(window.entry.pane).not.toContainText('has left')
  await expect(window.queues.queue('frozen')).toHaveAttribute('aria-selected', 'true')
})

test('shows an unreadable entry as such', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  await putMessage(dir, { lines: plainMail('Sound') })
  await writeFile(join(dir, 'active', 'broken'), '((spool_dir /x)(id broken')
  await writeFile(join(dir, '.registry', 'broken'), '')
  await writeFile(join(dir, '.data', 'broken'), 'Subject: still here\r\n\r\nthe text survives\r\n')
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await expect(window.grid.row('broken')).toContainText('Unreadable')
  await window.grid.click(window.grid.row('broken'))
  await expect(window.entry.pane).toContainText('The metadata of this entry cannot be read')
  await expect(window.entry.pane).toContainText('What can be done')
  await expect(window.action('Freeze')).toHaveAttribute('aria-disabled', 'true')
  await window.entry.open('Metadata')
  await expect(window.entry.pane).toContainText('((spool_dir /x)(id broken')
  await window.entry.open('Message')
  await expect(window.entry.text).toContainText('the text survives')
})

test('a message without its data says so and shows the rest', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: plainMail('Lost its body'), sender: 'ada@example.com' })
  await rm(join(dir, '.data', name))
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await expect(window.grid.row(name)).toContainText('no data')
  await window.grid.click(window.grid.row(name))
  await expect(window.entry.pane).toContainText('no data file')
  await window.entry.open('Metadata')
  await expect(window.entry.pane).toContainText('ada@example.com')
})

test('says what is wrong with a directory that is no spool', async ({ bobbin }) => {
  const page = await bobbin.start()
  const dir = join(await bobbin.directory(), 'nothing')
  await mkdir(join(dir, 'holiday-pictures'), { recursive: true })
  test.skip(bobbin.target !== 'browser-host', 'the host has a dialog of its own')
  await page.getByRole('button', { name: 'Open a spool…' }).click()
  await page.getByRole('textbox', { name: 'Path of the directory' }).fill(dir)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('Not a spool')).toBeVisible()
})
