/** Spools of anything but messages: queues as they are on disk, files in every form, moved, added to, saved. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { AddingPage } from '../pages/adding-page.ts'
import { expectAccessible } from '../pages/violations.ts'
import { WindowPage } from '../pages/window-page.ts'
import { filesIn, isThere, makeGenericSpool } from '../spools/disk-spool.ts'

const orders = (dir: string) =>
  makeGenericSpool(
    dir,
    ['todo', 'done', 'failed'],
    [
      {
        queue: 'todo',
        name: 'order-1',
        metadata: '((customer acme)(lines((widget 3)(gadget 12))))',
        data: '{"id":1,"total":12345678901234567890}',
      },
      { queue: 'todo', name: 'order-2', metadata: '{"retry":3}', data: Uint8Array.of(0x89, 0x50, 0, 1, 255) },
      { queue: 'failed', name: 'order-3', metadata: 'plain words', data: 'Just text\nof two lines\n' },
    ],
  )

test('shows queues, metadata and data as they are, and no word of messages', async ({ bobbin }) => {
  const window = await new WindowPage(
    await bobbin.start(await orders(join(await bobbin.directory(), 'orders'))),
  ).ready()
  const { entry, page } = window
  await expect(window.queues.list.getByRole('option')).toHaveCount(4)
  await expect(window.queues.queue('todo')).toContainText('2')
  await window.grid.click(window.grid.row('order-1'))
  await expect(entry.tab(/./)).toHaveText(['Metadata', 'Data'])
  await expect(entry.lines('Metadata')).toContainText('((customer acme) (lines ((widget 3) (gadget 12))))')
  await entry.open(/^Data/)
  await expect(entry.lines('Data')).toContainText('"total": 12345678901234567890')
  await entry.form('Text').click()
  await expect(entry.lines('Data')).toContainText('{"id":1,"total":12345678901234567890}')
  await entry.form('Hex').click()
  await expect(entry.lines('Bytes')).toContainText('7b 22 69 64')
  await window.grid.click(window.grid.row('order-2'))
  await expect(entry.title).toHaveText('order-2')
  await expect(entry.lines('Bytes')).toContainText('89 50 00 01 ff')
  await entry.open('Metadata')
  await expect(entry.lines('Metadata')).toContainText('"retry": 3')
  await window.grid.click(window.grid.row('order-3'))
  await expect(entry.lines('Metadata')).toContainText('plain words')

  await window.grid.click(window.grid.row('order-3'), { button: 'right' })
  await expect(page.getByRole('menuitem', { name: /Move to/ })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /Freeze|Send|Remove|Recover/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tablist', { name: 'Views' }).getByRole('tab')).toHaveText([
    'Entries',
    'Flow',
    'Health',
  ])
  await expect(page.getByRole('columnheader', { name: /Sender|Recipients|Subject|Status/ })).toHaveCount(0)
})

test('moves an entry by drag, by menu and by keyboard, and saves its data', async ({ bobbin }) => {
  const dir = await orders(join(await bobbin.directory(), 'orders'))
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const { grid, page } = window
  const drag = await window.dragOver(grid.row('order-1'), 'done')
  await expect(window.queues.queue('done')).toContainText('move 1 entry')
  await drag.drop()
  await window.agree('Move 1 entry to done')
  await expect.poll(() => isThere(dir, 'done', 'order-1')).toBe(true)

  await grid.click(grid.row('order-2'), { button: 'right' })
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  await window.dialog.getByRole('option', { name: /^failed/ }).click()
  await window.agree('Move 1 entry to failed')
  await expect.poll(() => isThere(dir, 'failed', 'order-2')).toBe(true)

  await grid.click(grid.row('order-3'))
  await grid.focus()
  await page.keyboard.press('m')
  await expect(window.dialog.getByRole('option', { name: /^todo/ })).toBeVisible()
  await page.keyboard.press('End')
  await expect(window.dialog.getByRole('option', { name: /^todo/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await window.agree('Move 1 entry to todo')
  await expect.poll(() => isThere(dir, 'todo', 'order-3')).toBe(true)
  expect(await readFile(join(dir, '.data', 'order-3'), 'utf8')).toBe('Just text\nof two lines\n')

  await grid.click(grid.row('order-1'))
  await expect(window.entry.title).toHaveText('order-1')
  const saved = join(await bobbin.directory(), 'saved')
  await bobbin.application().saveTo(saved, () => page.keyboard.press('ControlOrMeta+S'))
  await expect.poll(() => readFile(saved, 'utf8')).toBe('{"id":1,"total":12345678901234567890}')
  const to = join(await bobbin.directory(), 'all')
  await grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await bobbin.application().pickDirectory(to, () => page.keyboard.press('ControlOrMeta+S'))
  await expect.poll(() => filesIn(to)).toEqual(['order-1.data', 'order-2.data', 'order-3.data'])
})

test('an entry is added, from what is typed and from a file', async ({ bobbin }) => {
  const dir = await orders(join(await bobbin.directory(), 'orders'))
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const { dialog, page } = window
  await new AddingPage(page).drop(join(dir, '.data', 'order-2'))
  await expect(dialog).toContainText('5 B')
  await dialog.getByRole('combobox', { name: 'Queue' }).selectOption('todo')
  await dialog.getByRole('textbox', { name: 'Metadata' }).fill('((copy true))')
  await dialog.getByRole('radio', { name: 'Exact' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('order-1')
  await dialog.getByRole('button', { name: 'Add to todo' }).click()
  await expect(dialog).toContainText('The name is taken')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('order-4')
  await dialog.getByRole('button', { name: 'Add to todo' }).click()
  await expect(dialog).toBeHidden()
  await expect(window.grid.row('order-4')).toBeVisible()
  expect([...(await readFile(join(dir, '.data', 'order-4')))]).toEqual([0x89, 0x50, 0, 1, 255])
  expect(await readFile(join(dir, 'todo', 'order-4'), 'utf8')).toBe('((copy true))')
})

test('has no violation that axe finds', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'the page is the same')
  const page = await bobbin.start(await orders(join(await bobbin.directory(), 'orders')))
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.row('order-1'))
  await expect(window.entry.lines('Metadata')).toContainText('acme')
  await expectAccessible(page, 'metadata')
  await window.entry.open(/^Data/)
  await window.entry.form('Hex').click()
  await expect(window.entry.lines('Bytes')).toBeVisible()
  await expectAccessible(page, 'bytes')
  await window.grid.focus()
  await page.keyboard.press('a')
  await expect(window.dialog).toBeVisible()
  await expectAccessible(page, 'adding an entry')
})
