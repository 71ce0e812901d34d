import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { JournalPage } from '../pages/journal-page.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeSpool, moveOnDisk, putMessage } from '../spools/disk-spool.ts'
import { expect, test } from '../fixtures.ts'

async function spoolWith(dir: string, messages: number): Promise<{ dir: string; names: string[] }> {
  await makeSpool(dir)
  const names: string[] = []
  for (let number = 1; number <= messages; number += 1) {
    names.push(await putMessage(dir, { lines: [`Subject: number ${String(number)}`, '', 'text'] }))
  }
  return { dir, names }
}

/** All of a queue's entries become frozen, by keyboard alone. */
async function freezeAll(page: Page, count: number): Promise<WindowPage> {
  const window = await new WindowPage(page).ready()
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('f')
  await window.agree(`Freeze ${String(count)} messages`)
  return window
}

test('freezes 50 entries, undoes it, and does it again', async ({ bobbin }) => {
  const { dir } = await spoolWith(join(await bobbin.directory(), 'spool'), 50)
  const page = await bobbin.start(dir)
  const window = await freezeAll(page, 50)
  await expect(window.queues.queue('frozen')).toContainText('50')
  await expect(window.status).toContainText('Freeze 50 messages')

  await page.keyboard.press('ControlOrMeta+Z')
  await expect(window.queues.queue('active')).toContainText('50')
  await expect(window.queues.queue('frozen')).toContainText('0')
  await expect(window.status).toContainText('Freeze 50 messages (undone)')
  const said = page.getByRole('status').filter({ hasText: /^Undo “Freeze 50 messages”: Done$/ })
  await expect(said).toHaveCount(1)

  await page.keyboard.press('ControlOrMeta+Shift+Z')
  await expect(window.queues.queue('frozen')).toContainText('50')
  const journal = new JournalPage(page)
  await journal.open()
  await expect(journal.operations).toHaveCount(3)
  await expect(journal.operations.first()).toContainText('Redo “Freeze 50 messages”')
})

test('an operation can be taken back after a restart', async ({ bobbin }) => {
  const { dir } = await spoolWith(join(await bobbin.directory(), 'spool'), 3)
  const window = await freezeAll(await bobbin.start(dir), 3)
  await expect(window.queues.queue('frozen')).toContainText('3')
  await bobbin.stop()

  const page = await bobbin.start(dir)
  const again = new WindowPage(page)
  const journal = new JournalPage(page)
  await expect(again.status).toContainText('Freeze 3 messages')
  await again.queues.queue('frozen').click()
  await expect(again.grid.rows).toHaveCount(3)
  await journal.open()
  await journal.undo('Freeze 3 messages')
  await expect(again.queues.queue('active')).toContainText('3')
  // What has left the queue that is looked at has left the list, too.
  await expect(again.grid.rows).toHaveCount(0)
  await expect(journal.operation('Freeze 3 messages')).toContainText('Undone')
})

test('an operation that is under way says how far it is', async ({ bobbin }) => {
  const { dir } = await spoolWith(join(await bobbin.directory(), 'spool'), 60)
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('f')
  await window.dialog.getByRole('spinbutton', { name: /^At most/ }).fill('1')
  await window.agree('Freeze 60 messages')
  const journal = new JournalPage(page)
  await journal.open()
  await expect(journal.operations.first()).toContainText(/\d of 60/)
  await expect(journal.operations.first()).not.toContainText('of 60 done')
  await page.keyboard.press('ControlOrMeta+6')
  await window.jobs.getByRole('button', { name: 'Cancel' }).click()
  await journal.open()
  await expect(journal.operations.first()).toContainText(/\d of 60 done/)
})

test('undo is refused for an entry that another process has moved', async ({ bobbin }) => {
  const { dir, names } = await spoolWith(join(await bobbin.directory(), 'spool'), 3)
  const page = await bobbin.start(dir)
  const window = await freezeAll(page, 3)
  await expect(window.queues.queue('frozen')).toContainText('3')
  await moveOnDisk(dir, names[1]!, 'frozen', 'removed')
  await expect(window.queues.queue('removed')).toContainText('1')

  const journal = new JournalPage(page)
  await journal.open()
  await journal.undo('Freeze 3 messages')
  await expect(window.queues.queue('active')).toContainText('2')
  await expect(window.queues.queue('removed')).toContainText('1')
  const operation = journal.operation('Freeze 3 messages')
  await expect(operation).toContainText('2 of 3 done, 1 failed')
  const undone = await journal.openChanges('Undo “Freeze 3 messages”')
  await expect(undone).toHaveCount(3)
  await expect(undone.filter({ has: page.getByRole('img', { name: 'done', exact: true }) })).toHaveCount(2)
  await expect(undone.filter({ hasText: names[1]! })).toContainText('frozen')
  await expect(operation.getByRole('list', { name: 'Entries that failed' })).toContainText(names[1]!)
})
