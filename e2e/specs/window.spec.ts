/** The window as a whole: how it comes back, the palette, and what axe says of its views. */
import AxeBuilder from '@axe-core/playwright'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { remembered } from '../pages/remembered.ts'
import { WindowPage } from '../pages/window-page.ts'
import { putMessage } from '../spools/disk-spool.ts'
import { multipartMail } from '../spools/mails.ts'
import { smallSpool } from '../spools/small-spool.ts'

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
