/** Messages from files and to files: dialog, drop, save, export, drag out. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Bobbin } from '../bobbin.ts'
import { expect, test } from '../fixtures.ts'
import { AddingPage } from '../pages/adding-page.ts'
import { expectAccessible } from '../pages/violations.ts'
import { WindowPage } from '../pages/window-page.ts'
import { filesIn, makeSpool, putMessage } from '../spools/disk-spool.ts'
import { multipartMail, plainMail } from '../spools/mails.ts'

const source = (lines: readonly string[]) => lines.join('\r\n') + '\r\n'

/** A directory of mails, some below others, and of what is none. */
async function makeMails(dir: string): Promise<string> {
  await mkdir(join(dir, 'below', 'deep'), { recursive: true })
  await writeFile(join(dir, 'one.eml'), source(plainMail('First letter')))
  await writeFile(join(dir, 'below', 'deep', 'two.EML'), source(multipartMail))
  await writeFile(join(dir, 'below', 'nobody.eml'), 'Subject: to nobody\n\nhm\n')
  await writeFile(join(dir, 'below', 'notes.txt'), 'no message')
  return dir
}

/** An empty spool in the window, and mails to add to it. */
async function beforeAdding(bobbin: Bobbin) {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const mails = await makeMails(join(await bobbin.directory(), 'mails'))
  const page = await bobbin.start(dir)
  const window = new WindowPage(page)
  await expect(window.queues.queue('frozen')).toBeVisible()
  return { dir, mails, window, adding: new AddingPage(page) }
}

test('a message from a file is looked at, its envelope changed, and added frozen', async ({ bobbin }) => {
  const { dir, mails, window, adding } = await beforeAdding(bobbin)
  await adding.open()
  await adding.choose('Choose files…', join(mails, 'one.eml'))
  await expect(adding.file('First letter')).toContainText('ada@example.com')
  await adding.dialog.getByRole('textbox', { name: 'Recipients' }).fill('not an address')
  await adding.add('Add 1 message to frozen')
  await expect(adding.file('one.eml')).toContainText('“not an address” is not an address')
  await adding.dialog.getByRole('button', { name: 'Change and try again' }).click()
  await adding.dialog.getByRole('textbox', { name: 'Recipients' }).fill('carol@example.org\ndave@example.org')
  await adding.dialog.getByRole('textbox', { name: 'Sender' }).fill('<>')
  await adding.add('Add 1 message to frozen')
  await expect(adding.file('one.eml')).toContainText('frozen')
  await adding.dialog.getByRole('button', { name: 'Show it' }).click()
  await expect(window.entry.title).toHaveText('First letter')
  await expect(window.entry.pane).toContainText('dave@example.org')
  const [name = ''] = (await readdir(join(dir, 'frozen'))).filter((file) => file !== '.checkout')
  const shown = await bobbin.cli('show', dir, name, '--json')
  expect(JSON.parse(shown.stdout)).toMatchObject({
    sender: '<>',
    recipients: ['carol@example.org', 'dave@example.org'],
    status: { kind: 'frozen' },
  })
})

test('files and folders are dropped, and what cannot be added is said', async ({ bobbin }) => {
  const { mails, window, adding } = await beforeAdding(bobbin)
  await adding.drop(mails)
  await expect(adding.files).toHaveCount(3)
  await expect(adding.dialog).toContainText('1 file that is no .eml was left out')
  await expect(adding.file('mails/below/nobody.eml')).toContainText('names no recipient')
  await expect(adding.file('mails/below/deep/two.EML')).toContainText('Figures for March €')
  await adding.drop(join(mails, 'one.eml'))
  await expect(adding.files).toHaveCount(4)
  await adding.dialog.getByRole('button', { name: 'Leave out one.eml' }).click()
  await expect(adding.files).toHaveCount(3)
  await adding.dialog.getByRole('radio', { name: 'To be sent' }).click()
  await adding.add('Add 2 messages to active')
  await expect(adding.dialog).toContainText('2 of 2 added')
  await adding.dialog.getByRole('button', { name: 'Show active' }).click()
  await expect(window.queues.queue('active')).toHaveAttribute('aria-selected', 'true')
  await expect(window.grid.rowWith('Figures for March €')).toBeVisible()
})

test('a folder that is a spool opens, where the host knows its path', async ({ bobbin }) => {
  const first = await makeSpool(join(await bobbin.directory(), 'first'))
  const second = await makeSpool(join(await bobbin.directory(), 'second'))
  await putMessage(second, { lines: plainMail('In the second') })
  const page = await bobbin.start(first)
  const window = new WindowPage(page)
  await expect(window.queues.queue('frozen')).toBeVisible()
  await new AddingPage(page).drop(second)
  if (bobbin.target === 'electron-real') await expect(window.grid.rowWith('In the second')).toBeVisible()
  else await expect(page.getByText('second is a spool, but its path is not known here').first()).toBeVisible()
  await expect(window.dialog).toBeHidden()
})

test('one message is saved as it was, many each to a file of their own', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const lines = plainMail('Kept', 'Hello\n.with a dot\nAda')
  const name = await putMessage(dir, { lines })
  const others = [
    await putMessage(dir, { lines: multipartMail }),
    await putMessage(dir, { lines: plainMail('C') }),
  ]
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(name))
  const saved = join(await bobbin.directory(), 'saved.eml')
  await bobbin.application().saveTo(saved, () => window.page.keyboard.press('ControlOrMeta+S'))
  await expect.poll(() => readFile(saved, 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''))

  const to = join(await bobbin.directory(), 'new', 'mails')
  await window.grid.focus()
  await window.page.keyboard.press('ControlOrMeta+A')
  await bobbin.application().pickDirectory(to, () => window.page.keyboard.press('ControlOrMeta+S'))
  await expect.poll(() => filesIn(to)).toEqual([name, ...others].map((each) => `${each}.eml`).toSorted())
  await window.page.keyboard.press('ControlOrMeta+6')
  await expect(window.jobs).toContainText('Export 3 messages')
})

test('a message is dragged out of the window by its address, and onto a queue as before', async ({
  bobbin,
}) => {
  test.skip(bobbin.target !== 'browser-host', 'only a browser drags addresses')
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: plainMail('Drag me') })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const carried = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const tell = (event: DragEvent) => resolve(event.dataTransfer?.getData('DownloadURL') ?? '')
        addEventListener('dragstart', tell, { once: true })
      }),
  )
  const drag = await window.dragOver(window.grid.row(name), 'frozen')
  const [, file, address = ''] = /^message\/rfc822:([^:]+):(.*)$/.exec(await carried) ?? []
  expect(file).toBe(`${name}.eml`)
  const body = await page.evaluate(async (url) => (await fetch(url)).text(), address)
  expect(body).toContain('Subject: Drag me')
  await expect(window.queues.queue('frozen')).toContainText('freeze 1 message')
  await drag.drop()
  await window.agree('Move 1 message to frozen')
  await expect(window.queues.queue('frozen')).toContainText('1')
})

test('messages are dragged out of the window as files, and onto a queue as before', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'electron-stand-in', 'only there the system tells what it was asked to drag')
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const lines = plainMail('Drag me')
  const name = await putMessage(dir, { lines })
  const other = await putMessage(dir, { lines: plainMail('And me') })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const dragged = () => bobbin.application().dragged?.() ?? []
  await window.grid.click(window.grid.row(name))
  await window.pull(window.entry.pane.getByRole('button', { name: /^Save as \.eml/ }))
  await expect.poll(() => dragged().length).toBe(1)
  const [[path = ''] = []] = dragged()
  expect(basename(path)).toBe(`${name}.eml`)
  expect(await readFile(path, 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''))

  await window.grid.click(window.grid.row(other), { modifiers: ['ControlOrMeta'] })
  await page.keyboard.down('Alt')
  await window.pull(window.grid.row(name))
  await page.keyboard.up('Alt')
  await expect
    .poll(() => dragged()[1]?.map((each) => basename(each)))
    .toEqual([`${name}.eml`, `${other}.eml`])

  const drag = await window.dragOver(window.grid.row(name), 'frozen')
  // The pointer was let go of above the row, which chose it alone.
  await expect(window.queues.queue('frozen')).toContainText('freeze 1 message')
  await drag.drop()
  await window.agree('Move 1 message to frozen')
})

test('adding and saving have no violation that axe finds', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'the page is the same')
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const mails = await makeMails(join(await bobbin.directory(), 'mails'))
  await putMessage(dir, { lines: plainMail('A') })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const adding = new AddingPage(page)
  await adding.open()
  await expectAccessible(page, 'adding')
  await adding.choose('Choose files…', join(mails, 'one.eml'))
  await expect(adding.dialog.getByRole('textbox', { name: 'Sender' })).toBeVisible()
  await expectAccessible(page, 'one message')
  await adding.choose('Folder…', mails)
  await expect(adding.files).toHaveCount(4)
  await expectAccessible(page, 'a folder')
  await adding.add(/^Add 3/)
  await expectAccessible(page, 'added')
  await adding.done()
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+S')
  await expect(window.dialog.getByRole('textbox')).not.toHaveValue('')
  await expectAccessible(page, 'saving')
})
