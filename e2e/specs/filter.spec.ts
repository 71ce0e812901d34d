/** The filter: one language, with suggestions from the data, errors that point at the place, and saved filters. */
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import type { Bobbin } from '../bobbin.ts'
import { FilterBar } from '../pages/filter-bar.ts'
import { expectAccessible } from '../pages/violations.ts'
import { WindowPage } from '../pages/window-page.ts'
import { smallSpool } from '../spools/small-spool.ts'

async function opened(bobbin: Bobbin, count: number) {
  const page = await bobbin.start(await smallSpool(join(await bobbin.directory(), 'spool'), count))
  return { page, window: await new WindowPage(page).ready(), filter: new FilterBar(page) }
}

test('applies as it is typed, and says where it cannot be read', async ({ bobbin }) => {
  const { page, window, filter } = await opened(bobbin, 9)
  await filter.field.fill('from:grace')
  await window.grid.expectTotal(4)
  await filter.field.fill('from:grace age>')
  await expect(filter.problem).toContainText('"age>" needs a value (at character 12)')
  await expect(filter.problem.locator('mark')).toHaveText('age>')
  await expect(filter.field).toHaveAttribute('aria-invalid', 'true')
  await window.grid.expectTotal(4)
  await filter.field.fill('no-such-thing-at-all')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).last().click()
  await window.grid.expectTotal(9)
  await expect(filter.field).toHaveValue('')
})

test('suggests fields and values from the spool, at the caret, by keyboard', async ({ bobbin }) => {
  const { page, window, filter } = await opened(bobbin, 9)
  await page.keyboard.press('ControlOrMeta+F')
  await expect(filter.field).toBeFocused()
  await page.keyboard.type('fr')
  await expect(filter.suggestions).toHaveText([/^from:/, /^from-domain:/])
  await expect(filter.field).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  const first = filter.suggestions.first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(filter.field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '')
  await page.keyboard.press('Enter')
  await expect(filter.field).toHaveValue('from:')
  // The most frequent first.
  await expect(filter.suggestions).toHaveText([/ada@example\.com5 entries/, /grace@example\.com4 entries/])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(filter.field).toHaveValue('from:grace@example.com ')
  await expect(filter.suggestions).toHaveCount(0)
  await window.grid.expectTotal(4)

  // In the middle of what is there already: only the word at the caret gives way.
  await filter.field.fill('status:fr from:ada')
  await filter.field.press('Home')
  for (const _letter of 'status:fr') await page.keyboard.press('ArrowRight')
  await expect(filter.suggestions).toHaveText([/^frozen/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(filter.field).toHaveValue('status:frozen from:ada')
  await expect(filter.field).toBeFocused()
  await window.grid.expectTotal(1)

  // Escape closes what is suggested, and clears the field only then.
  await page.keyboard.press('End')
  await page.keyboard.type(' siz')
  await expect(filter.suggestions).toHaveText([/^size>/])
  await page.keyboard.press('Escape')
  await expect(filter.suggestions).toHaveCount(0)
  await expect(filter.field).toHaveValue('status:frozen from:ada siz')
  await page.keyboard.press('Escape')
  await expect(filter.field).toHaveValue('')
  await window.grid.expectTotal(9)
})

test('suggests for where the caret is, also where it moved before the answer came', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'only an answer over HTTP can be held up from outside')
  const { page, filter } = await opened(bobbin, 9)
  const held = Promise.withResolvers<undefined>()
  const asked = page.waitForRequest('**/completeQuery')
  await page.route('**/completeQuery', async (route) => {
    await held.promise
    await route.continue()
  })
  await filter.field.fill('status:fr from:ada')
  await asked
  await filter.field.press('Home')
  for (const _letter of 'status:fr') await page.keyboard.press('ArrowRight')
  held.resolve(undefined)
  await expect(filter.suggestions).toHaveText([/^frozen/])
})

test('keeps filters under names, over a restart, until they are removed', async ({ bobbin }) => {
  const dir = await smallSpool(join(await bobbin.directory(), 'spool'), 9)
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const filter = new FilterBar(page)
  await window.queues.queue('active').click()
  await window.grid.expectTotal(7)
  await filter.apply('from:ada')
  await window.grid.expectTotal(4)
  await filter.menu('Save this filter…')
  await expect(window.dialog.getByRole('textbox', { name: 'Query' })).toHaveValue('queue:active from:ada')
  await page.keyboard.type('Ada waits')
  await page.keyboard.press('Enter')
  await expect(window.dialog).toBeHidden()
  await expect(filter.saved).toHaveText(['Ada waits'])
  await bobbin.stop()

  const again = await bobbin.start(dir)
  const later = await new WindowPage(again).ready()
  const saved = new FilterBar(again)
  await later.queues.all.click()
  await saved.field.fill('')
  await later.grid.expectTotal(9)
  await saved.saved.getByText('Ada waits').click()
  await expect(saved.field).toHaveValue('queue:active from:ada')
  await expect(saved.saved).toHaveAttribute('aria-current', 'true')
  await later.grid.expectTotal(4)
  // By the palette, too.
  await saved.apply('')
  await later.grid.expectTotal(9)
  await again.keyboard.press('ControlOrMeta+K')
  await again.keyboard.type('ada wai')
  await expect(later.dialog.getByRole('option', { selected: true })).toHaveText('Ada waits')
  await again.keyboard.press('Enter')
  await later.grid.expectTotal(4)

  await saved.menu('Rename or remove…')
  await later.dialog.getByRole('button', { name: 'Change “Ada waits”' }).click()
  await later.dialog.getByRole('textbox', { name: 'Name' }).fill('Ada')
  await later.dialog.getByRole('textbox', { name: 'Query' }).fill('from:(')
  await again.keyboard.press('Enter')
  await expect(later.dialog.getByRole('alert')).toBeVisible()
  await later.dialog.getByRole('textbox', { name: 'Query' }).fill('from:ada age>1w')
  await again.keyboard.press('Enter')
  await expect(later.dialog.getByRole('listitem')).toHaveText([/^Ada/])
  await later.dialog.getByRole('button', { name: 'Remove “Ada”' }).click()
  await expect(later.dialog).toContainText('No saved filters')
  await again.keyboard.press('Escape')
  await expect(saved.saved).toHaveCount(0)
})

test('has no violation that axe finds', async ({ bobbin }) => {
  const { page, window, filter } = await opened(bobbin, 3)
  await filter.field.fill('from:')
  await expect(filter.suggestions).not.toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expectAccessible(page, 'suggestions')
  await page.keyboard.press('Enter')
  await window.grid.expectTotal(2)
  await page.getByRole('button', { name: 'Saved filters', exact: true }).click()
  await expectAccessible(page, 'menu of saved filters')
  await page.keyboard.press('Escape')
  await filter.menu('Save this filter…')
  await expectAccessible(page, 'saving a filter')
  await window.dialog.getByRole('textbox', { name: 'Name' }).fill('From Ada')
  await page.keyboard.press('Enter')
  await expect(window.dialog).toBeHidden()
  await expect(filter.saved).toHaveText(['From Ada'])
  await filter.menu('Rename or remove…')
  await expect(window.dialog).toContainText('From Ada')
  await expectAccessible(page, 'saved filters')
})
