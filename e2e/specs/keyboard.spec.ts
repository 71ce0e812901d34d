/** A whole job by keyboard alone: no pointer is used from the welcome screen to the undo. */
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { FilterBar } from '../pages/filter-bar.ts'
import { WindowPage } from '../pages/window-page.ts'
import { smallSpool } from '../spools/small-spool.ts'

test('opens, filters, selects, previews, freezes, reads and undoes without a pointer', async ({ bobbin }) => {
  const dir = await smallSpool(join(await bobbin.directory(), 'spool'), 12)
  const page = await bobbin.start()
  const window = new WindowPage(page)
  const { keyboard } = page
  await expect(page.getByRole('heading', { name: 'Bobbin' })).toBeVisible()

  await test.step('open', async () => {
    const button = page.getByRole('button', { name: 'Open a spool…' })
    await expect(button).toBeVisible()
    await expect(async () => {
      await keyboard.press('Tab')
      await expect(button).toBeFocused({ timeout: 100 })
    }).toPass()
    if (bobbin.target === 'browser-host') {
      // There is no dialog of the system: the window has its own.
      await keyboard.press('Enter')
      const path = window.dialog.getByRole('textbox', { name: 'Path of the directory' })
      await expect(path).toBeFocused()
      await expect(path).not.toHaveValue('')
      await keyboard.press('ControlOrMeta+A')
      await keyboard.type(dir)
      await keyboard.press('Enter')
    } else {
      await bobbin.application().pickDirectory(dir, () => keyboard.press('Enter'))
    }
    await window.ready()
    await window.grid.expectTotal(12)
  })

  await test.step('filter', async () => {
    const filter = new FilterBar(page)
    await keyboard.press('ControlOrMeta+F')
    await keyboard.type('from:gr')
    await expect(filter.suggestions).toHaveText([/^grace@example\.com/])
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await keyboard.type('status:send-now')
    await keyboard.press('Enter')
    await window.grid.expectTotal(5)
  })

  await test.step('select', async () => {
    // From the filter to the list, past its columns.
    await keyboard.press('F6')
    await expect(window.grid.grid).toBeFocused()
    await keyboard.press('Home')
    await keyboard.press('Shift+ArrowDown')
    await expect(page.getByText('2 selected')).toBeVisible()
  })

  await test.step('preview and freeze', async () => {
    await keyboard.press('f')
    await expect(window.dialog).toContainText('Freeze 2 messages')
    const button = window.dialog.getByRole('button', { name: 'Freeze 2 messages' })
    await expect(button).toBeFocused()
    await expect(button).toHaveAttribute('aria-disabled', 'false')
    await keyboard.press('Enter')
    await expect(window.dialog).toBeHidden()
    await expect(window.queues.queue('frozen')).toContainText('5')
    await expect(window.grid.grid).toBeFocused()
  })

  await test.step('read', async () => {
    // The two have left the list, since they wait no more.
    await window.grid.expectTotal(3)
    await keyboard.press('Home')
    await expect(window.entry.title).toHaveText('Message 007')
    await keyboard.press('Enter')
    await expect(window.entry.tab('Message')).toBeFocused()
    await expect(window.entry.text).toContainText('as agreed')
    await keyboard.press('ArrowRight')
    await expect(window.entry.tab('Headers')).toBeFocused()
    await expect(window.entry.pane).toContainText('<1@example.com>')
  })

  await test.step('undo', async () => {
    await keyboard.press('ControlOrMeta+Z')
    await expect(window.queues.queue('frozen')).toContainText('3')
    await expect(window.status).toContainText('Freeze 2 messages (undone)')
  })
})
