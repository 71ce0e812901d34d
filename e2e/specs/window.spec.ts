/** The grid, the filter, selection, the palette and the settings, as a person uses them. */
import AxeBuilder from '@axe-core/playwright'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { remembered } from '../pages/remembered.ts'
import { WindowPage } from '../pages/window-page.ts'
import { putMessage } from '../spools/disk-spool.ts'
import { multipartMail } from '../spools/mails.ts'
import { smallSpool } from '../spools/small-spool.ts'

test.describe('the grid', () => {
  test('is one of 1,000 rows, of which few are in the page, and the keyboard reaches the last', async ({
    bobbin,
  }) => {
    const spool = await bobbin.unpack('message-1000-v4')
    const window = await new WindowPage(await bobbin.start(spool)).ready()
    await window.grid.expectTotal(1000)
    expect(await window.grid.rows.count()).toBeLessThan(80)
    await window.grid.focus()
    await window.page.keyboard.press('Control+End')
    await expect(window.grid.current).toHaveAttribute('aria-rowindex', '1001')
    await expect(window.grid.current).toBeInViewport()
    await window.page.keyboard.press('Home')
    await expect(window.grid.current).toHaveAttribute('aria-rowindex', '2')
    await window.page.keyboard.press('PageDown')
    await expect(window.grid.current).not.toHaveAttribute('aria-rowindex', '2')
    await expect(window.grid.current).toBeInViewport()
    await expect(window.grid.grid).toHaveAttribute('aria-activedescendant', /entry-row-\d+/)
  })

  test('sorts by a column, by pointer and by keyboard', async ({ bobbin }) => {
    const window = await new WindowPage(
      await bobbin.start(await smallSpool(join(await bobbin.directory(), 'spool'), 8)),
    ).ready()
    await expect(window.grid.rows.first()).toContainText('Message 000')
    await window.grid.header('Age').click()
    await expect(window.grid.header('Age')).toHaveAttribute('aria-sort', 'ascending')
    await expect(window.grid.rows.first()).toContainText('Message 007')
    await window.grid.focus()
    for (const key of ['Home', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter'])
      await window.page.keyboard.press(key)
    await expect(window.grid.header('Sender')).toHaveAttribute('aria-sort', 'ascending')
    await expect(window.grid.rows.first()).toContainText('ada@example.com')
  })

  test('selects one, several, a range, and all that match', async ({ bobbin }) => {
    const window = await new WindowPage(
      await bobbin.start(await smallSpool(join(await bobbin.directory(), 'spool'), 8)),
    ).ready()
    const { grid, page } = window
    await grid.click(grid.rowWith('Message 001'))
    await grid.click(grid.rowWith('Message 003'), { modifiers: ['ControlOrMeta'] })
    await expect(page.getByText('2 selected')).toBeVisible()
    await grid.click(grid.rowWith('Message 006'), { modifiers: ['Shift'] })
    await expect(page.getByText('4 selected')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+A')
    await expect(page.getByText('8 selected')).toBeVisible()
    await grid.click(grid.rowWith('Message 002'), { modifiers: ['ControlOrMeta'] })
    await expect(page.getByText('7 selected')).toBeVisible()
    await window.action('Freeze').click()
    await expect(window.dialog).toContainText('Freeze 5 messages')
    await expect(window.dialog).toContainText('Nothing to do for 2 messages')
    await window.agree('Freeze 5 messages')
    await expect(window.queues.queue('frozen')).toContainText('7')
  })

  test('has a menu at each row, and deleting wants the word', async ({ bobbin }) => {
    const window = await new WindowPage(
      await bobbin.start(await smallSpool(join(await bobbin.directory(), 'spool'), 3)),
    ).ready()
    await window.grid.click(window.grid.rowWith('Message 001'), { button: 'right' })
    await window.page.getByRole('menuitem', { name: 'Delete for good…' }).click()
    const button = window.dialog.getByRole('button', { name: 'Delete 1 message for good' })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await window.dialog.getByRole('textbox').fill('delete')
    await button.click()
    await window.grid.expectTotal(2)
  })
})

test.describe('the window', () => {
  test('comes back as it was left', async ({ bobbin }) => {
    const dir = await smallSpool(join(await bobbin.directory(), 'spool'), 10)
    const first = await new WindowPage(await bobbin.start(dir)).ready()
    await first.queues.show('frozen')
    await first.filter.fill('from:ada')
    await first.grid.expectTotal(1)
    await first.page.keyboard.press('ControlOrMeta+J')
    await expect(first.page.getByRole('tab', { name: 'Jobs' })).toBeVisible()
    await expect
      .poll(() => remembered(bobbin.dataDir))
      .toMatchObject({
        'window.last': expect.stringContaining('from:ada'),
        'window.bottomShown': 'true',
      })
    await bobbin.stop()
    const again = await new WindowPage(await bobbin.start(dir)).ready()
    await again.grid.expectTotal(1)
    await expect(again.queues.queue('frozen')).toHaveAttribute('aria-selected', 'true')
    await expect(again.filter).toHaveValue('from:ada')
    await expect(again.page.getByRole('tab', { name: 'Jobs' })).toBeVisible()
  })

  test('carries out commands of the palette', async ({ bobbin }) => {
    const window = await new WindowPage(
      await bobbin.start(await smallSpool(join(await bobbin.directory(), 'spool'), 4)),
    ).ready()
    await window.page.keyboard.press('ControlOrMeta+K')
    await window.page.getByRole('combobox').fill('show frozen')
    await window.page.keyboard.press('Enter')
    await expect(window.queues.queue('frozen')).toHaveAttribute('aria-selected', 'true')
    await window.grid.expectTotal(1)
    await window.grid.focus()
    await window.page.keyboard.press('?')
    await expect(window.dialog).toContainText('Keyboard shortcuts')
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no violation that axe finds, ${colorScheme}`, async ({ bobbin }) => {
      test.slow()
      const dir = await smallSpool(join(await bobbin.directory(), 'spool'), 12)
      const name = await putMessage(dir, {
        lines: multipartMail,
        errors: ['451 come back later', 'connection refused'],
        spooledAt: new Date(0),
      })
      const page = await bobbin.start(dir)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const window = await new WindowPage(page).ready()
      await window.grid.click(window.grid.row(name))
      await expect(window.entry.frame.getByRole('heading')).toBeVisible()
      const check = async () => {
        // What is in the frame is the sender's.
        const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
        expect(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          ),
        ).toEqual([])
      }
      await check()
      for (const tab of ['Headers', /Attachments/, /Attempts/, 'Metadata', 'Source']) {
        await window.entry.open(tab)
        await check()
      }
      await page.keyboard.press('ControlOrMeta+J')
      await window.action('Move to…').click()
      await expect(window.dialog.getByRole('option').first()).toBeVisible()
      await check()
      await window.dialog.getByRole('option').nth(1).click()
      await check()
      await page.keyboard.press('Escape')
      await page.keyboard.press('ControlOrMeta+K')
      await check()
    })

    test(`welcomes without a violation, ${colorScheme}`, async ({ bobbin }) => {
      const page = await bobbin.start()
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.getByRole('heading', { name: 'Bobbin' })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    })
  }
})
