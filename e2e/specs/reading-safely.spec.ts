/** Hostile mails: nothing runs, nothing is fetched, nothing navigates. */
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeSpool, putMessage } from '../spools/disk-spool.ts'
import { hostileHtml, htmlMail } from '../spools/mails.ts'

/** Playwright looks into a frame by running a script of its own there, and says so where that is forbidden. */
test.beforeEach(({ bobbin }) => {
  bobbin.expectPageError(
    /^Blocked script execution in '[^']*\/frame\/[^']*' because the document's frame is sandboxed/,
  )
})

test('a hostile mail shows its text, and nothing else comes of it', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: htmlMail('Hostile', hostileHtml) })
  const page = await bobbin.start(dir)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.row(name))
  await expect(window.entry.frame.getByText('Harmless text')).toBeVisible()
  await expect(window.entry.pane).toContainText(/\d+ references to something outside were blocked/)
  await expect(page).toHaveTitle(/spool – Bobbin/)
  await expect(window.entry.frameElement).toHaveAttribute('sandbox', '')
  const { frame } = window.entry
  for (const dangerous of [
    'script',
    'svg',
    'math',
    'iframe',
    'object',
    'embed',
    'form',
    'input',
    'base',
    'link',
    'meta[http-equiv]',
    'video',
  ]) {
    await expect(frame.locator(dangerous)).toHaveCount(0)
  }
  const markup = await frame.locator('html').evaluate((element) => element.outerHTML)
  expect(markup).not.toMatch(/\son\w+=/i)
  expect(markup).not.toMatch(/(?:src|srcset|background|poster|action)="[^"]*evil/i)
  expect(markup).not.toMatch(/url\([^)]*evil/i)
  expect(asked.filter((url) => url.includes('evil.example'))).toEqual([])
})

test('links show where they lead, and a deceptive one is called so', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: htmlMail('Hostile', hostileHtml) })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(name))
  await window.entry.pane.getByText('3 links').click()
  await window.entry.pane.getByRole('button', { name: /www\.bank\.example/ }).click()
  await expect(window.dialog).toContainText('https://evil.example/login')
  await expect(window.dialog).toContainText('The message names another place')
  await window.page.keyboard.press('Escape')
  await window.entry.pane.getByRole('button', { name: /script link/ }).click()
  await expect(window.dialog).toContainText('This link is not opened')
  await expect(window.dialog.getByRole('button', { name: 'Open' })).toHaveCount(0)
})

test('a click on a link in the frame asks in the window', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const html = '<p>Read <a href="https://news.example/today">the news</a></p>'
  const name = await putMessage(dir, { lines: htmlMail('News', html) })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(name))
  await window.entry.clickInFrame('the news')
  await expect(window.dialog).toContainText('https://news.example/today')
  await window.page.keyboard.press('Escape')
  await expect(window.entry.frame.getByText('Read')).toBeVisible()
})

test('HTML of a quarantined message does not open by itself', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: htmlMail('Caught', '<p>Bait</p>'), queue: 'quarantine' })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(name))
  await expect(window.entry.pane).toContainText('This message is quarantined')
  await expect(window.entry.frameElement).toHaveCount(0)
  await window.entry.pane.getByRole('button', { name: 'Show its HTML all the same' }).click()
  await expect(window.entry.frame.getByText('Bait')).toBeVisible()
})
