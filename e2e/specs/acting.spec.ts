/** Acting on entries: what would be done is said first, then it is done with progress, and each entry has its result. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bobbin } from '../bobbin.ts'
import { expect, test } from '../fixtures.ts'
import { JobsPanel } from '../pages/jobs-panel.ts'
import { expectAccessible } from '../pages/violations.ts'
import { WindowPage } from '../pages/window-page.ts'
import { moveOnDisk } from '../spools/disk-spool.ts'
import { smallSpool } from '../spools/small-spool.ts'

async function opened(bobbin: Bobbin, count: number) {
  const dir = await smallSpool(join(await bobbin.directory(), 'spool'), count)
  const page = await bobbin.start(dir)
  return { dir, page, window: await new WindowPage(page).ready(), jobs: new JobsPanel(page) }
}

/** Of the entry whose row says so. */
async function documentOf(bobbin: Bobbin, dir: string, window: WindowPage, text: string): Promise<unknown> {
  const name = (await window.grid.rowWith(text).getAttribute('data-name')) ?? ''
  const { stdout } = await bobbin.cli('show', dir, name, '--json')
  return JSON.parse(stdout) as unknown
}

test('sends at a time, which is chosen or typed, and takes it back', async ({ bobbin }) => {
  const { dir, page, window } = await opened(bobbin, 3)
  await window.grid.click(window.grid.rowWith('Message 001'))
  await page.keyboard.press('Shift+S')
  const time = window.dialog.getByLabel(/^Send at/)
  await expect(time).toBeFocused()
  await window.dialog.getByRole('button', { name: 'Tomorrow 08:00' }).click()
  await expect(time).toHaveValue(/T08:00$/)
  await time.fill('2020-01-01T10:00')
  await expect(window.dialog).toContainText('That time has passed')
  await time.fill('')
  await expect(window.dialog).toContainText('Give a day and a time')
  await expect(window.dialog.getByRole('button', { name: /later$/ })).toHaveAttribute('aria-disabled', 'true')
  await time.fill('2101-02-03T04:05')
  await expect(window.dialog).toContainText('Send 1 message at 2101-02-03 04:05:00')
  await expect(window.dialog).toContainText('will not notice before its next start')
  await window.agree('Send 1 message later')
  await expect(window.grid.rowWith('Message 001')).toContainText('At 02-03')
  await expect
    .poll(() => documentOf(bobbin, dir, window, 'Message 001'))
    .toMatchObject({ queue: 'active', status: { kind: 'send-at', at: '2101-02-03T04:05:00.000000Z' } })
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(window.grid.rowWith('Message 001')).toContainText('Send now')
})

test('sends now with retry intervals of its own', async ({ bobbin }) => {
  const { dir, page, window } = await opened(bobbin, 2)
  await window.grid.click(window.grid.rowWith('Message 000'))
  await window.action('Send now').click()
  await window.dialog.getByText('Retry intervals').click()
  const field = window.dialog.getByRole('textbox', { name: 'Wait before the next tries' })
  await field.fill('5m, soon')
  await expect(window.dialog).toContainText('“soon” is no interval')
  await field.fill('5m, 1h+-10m')
  await window.dialog.getByText('What changes in the metadata').click()
  await expect(window.dialog.locator('ins').first()).toBeVisible()
  await window.agree('Send 1 message now')
  await expect(window.queues.queue('frozen')).toContainText('0')
  await page.keyboard.press('.')
  await expect
    .poll(() => documentOf(bobbin, dir, window, 'Message 000'))
    .toMatchObject({
      status: { kind: 'send-now' },
      retryIntervals: [
        { spanSeconds: 300, jitterSeconds: null },
        { spanSeconds: 3600, jitterSeconds: 600 },
        { spanSeconds: 900, jitterSeconds: null },
      ],
    })
})

test('a bulk job shows its list before, is paced and halted, and has a result for each entry', async ({
  bobbin,
}) => {
  const { dir, page, window, jobs } = await opened(bobbin, 30)
  const gone = (await window.grid.rowWith('Message 024').getAttribute('data-name')) ?? ''
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('f')
  await expect(window.dialog).toContainText('Freeze 24 messages')
  await expect(window.dialog).toContainText('Nothing to do for 6 messages')
  await window.dialog.getByRole('button', { name: /^Each of the 30 messages/ }).click()
  const list = window.dialog.getByRole('region', { name: 'What happens to each' })
  await expect(list.getByRole('listitem').first()).toContainText('Message 000')
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '30')
  await expect(list.getByRole('listitem').nth(1)).toContainText('Message 001')
  await expect(list.getByRole('listitem').nth(1).getByRole('img', { name: 'will be done' })).toBeVisible()
  await window.dialog.getByRole('spinbutton').fill('2')
  await window.agree('Freeze 24 messages')

  // What takes longer is shown by itself.
  await expect(jobs.progress).toBeVisible()
  await jobs.button('Pause').click()
  await expect(jobs.jobs.getByRole('img', { name: 'paused' })).toBeVisible()
  expect(await jobs.done()).toBeLessThan(24)
  // Another program takes one away meanwhile.
  await moveOnDisk(dir, gone, 'active', 'quarantine')
  await jobs.rate.fill('')
  await jobs.button('Go on').click()
  await jobs.expectOutcome('23 of 24 done, 1 failed')
  await expect(jobs.failures).toHaveCount(1)
  await expect(jobs.failures).toContainText(gone)
  await jobs.jobs.getByRole('radio', { name: 'All 24' }).click()
  await expect(jobs.results.first()).toContainText(/active.*frozen/)
  const path = join(await bobbin.directory(), 'results.tsv')
  await bobbin.application().saveTo(path, () => jobs.button('Save results…').click())
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  expect(lines).toHaveLength(25)
  expect(lines.filter((line) => line.endsWith('\tactive\tfrozen\tdone'))).toHaveLength(23)
  expect(lines.find((line) => line.startsWith(gone))).toContain('failed: ')
  await jobs.button('Take “Freeze 24 messages” off the list').click()
  await expect(page.getByText('No jobs', { exact: true })).toBeVisible()
})

test('a job is cancelled, and what was done stays done', async ({ bobbin }) => {
  const { page, window, jobs } = await opened(bobbin, 20)
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('f')
  await window.dialog.getByRole('spinbutton').fill('2')
  await window.agree('Freeze 16 messages')
  await expect(jobs.progress).toBeVisible()
  await expect.poll(() => jobs.done()).toBeGreaterThan(0)
  await jobs.button('Cancel').click()
  await jobs.expectOutcome('cancelled')
  const [, done] = /(\d+) of 16 done/.exec((await jobs.jobs.first().textContent()) ?? '') ?? []
  await expect(window.queues.queue('frozen')).toContainText(String(4 + Number(done)))
})

test('deleting wants the word, from the menu of a row and by key', async ({ bobbin }) => {
  const { page, window } = await opened(bobbin, 3)
  await window.grid.click(window.grid.rowWith('Message 001'), { button: 'right' })
  await page.getByRole('menuitem', { name: 'Delete for good…' }).click()
  await expect(window.dialog).toContainText('nowhere')
  const button = window.dialog.getByRole('button', { name: 'Delete 1 message for good' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await expect(window.dialog).toBeVisible()
  await window.dialog.getByRole('textbox').fill('delete')
  await button.click()
  await window.grid.expectTotal(2)
  await window.grid.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+Delete')
  await expect(window.dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('delete')
  await page.keyboard.press('Enter')
  await window.grid.expectTotal(1)
})

test('has no violation that axe finds', async ({ bobbin }) => {
  const { page, window, jobs } = await opened(bobbin, 6)
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Shift+S')
  await window.dialog.getByRole('button', { name: /^Each of/ }).click()
  await expect(window.dialog.getByRole('listitem').filter({ hasText: 'Message 000' })).toBeVisible()
  await expectAccessible(page, 'sending at a time')
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await window.dialog.getByText('Retry intervals').click()
  await window.dialog.getByRole('textbox').fill('soon')
  await expectAccessible(page, 'retry intervals')
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await window.agree('Freeze 4 messages')
  await page.keyboard.press('ControlOrMeta+6')
  await jobs.button('Results').click()
  await expect(jobs.results.first()).toContainText('frozen')
  await expectAccessible(page, 'results of a job')
})
