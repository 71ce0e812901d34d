/** The window as a whole: how it comes back, and the palette. */
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { remembered } from '../pages/remembered.ts'
import { WindowPage } from '../pages/window-page.ts'
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
})
