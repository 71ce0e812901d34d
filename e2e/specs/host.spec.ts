/** What a page can and cannot do, in each host. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { WindowPage } from '../pages/window-page.ts'

test('a page has no Node, and nothing that it could send with', async ({ bobbin }) => {
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  const found = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
    cookie: document.cookie,
    storage: localStorage.length + sessionStorage.length,
    secure: isSecureContext,
  }))
  expect(found).toEqual({ globals: [], cookie: '', storage: 0, secure: true })
})

test('no script runs that is not ours', async ({ bobbin }) => {
  bobbin.expectPageError(/Content Security Policy/)
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  const ran = await page.evaluate(async () => {
    const probe = window as Window & { ran?: string[] }
    probe.ran = []
    const script = document.createElement('script')
    script.textContent = 'window.ran.push("inline")'
    document.body.append(script)
    const image = document.createElement('img')
    image.setAttribute('onerror', 'window.ran.push("handler")')
    image.src = 'data:,'
    document.body.append(image)
    const far = document.createElement('script')
    far.src = 'https://evil.example/x.js'
    await new Promise((resolve) => {
      far.onerror = resolve
      document.body.append(far)
    })
    const fetched = await fetch('https://evil.example/').then(
      () => 'fetched',
      () => 'blocked',
    )
    return [...probe.ran, fetched]
  })
  expect(ran).toEqual(['blocked'])
})

test('the application is told of a directory while it runs', async ({ bobbin }) => {
  test.skip(bobbin.target === 'browser-host', 'a browser has no door for the system')
  const first = await bobbin.unpack('message-empty')
  const second = await bobbin.unpack('message-varied-v4')
  const window = new WindowPage(await bobbin.start(first))
  await expect(window.queues.queue('frozen')).toBeVisible()
  await bobbin.application().openFromOutside?.(second)
  await expect(window.grid.rows.filter({ hasText: 'long@example.com' })).toBeVisible()
})

test('the menu speaks to the window', async ({ bobbin }) => {
  test.skip(bobbin.target === 'browser-host', 'a browser has no menu of ours')
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  await new WindowPage(page).ready()
  await bobbin.application().clickMenu?.('palette')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a page goes nowhere', async ({ bobbin }) => {
  test.skip(bobbin.target === 'browser-host', 'in a browser the address bar is the person’s own')
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  await new WindowPage(page).ready()
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://evil.example/'
    window.open('https://evil.example/')
  })
  await new WindowPage(page).ready()
  expect(page.url()).toBe(before)
  await expect.poll(() => page.context().pages().length).toBe(1)
})

test('a page that is loaded again is in again, without its link', async ({ bobbin }) => {
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  await new WindowPage(page).ready()
  expect(page.url()).not.toContain('token')
  await page.reload()
  await new WindowPage(page).ready()
})

test('a page without the link is not let in, and says what to do', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'only a browser can be sent there by anybody')
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  bobbin.expectPageError(/401/)
  // Not before it is in: the cookie of a link that is still being exchanged would come after we cleared them.
  await new WindowPage(page).ready()
  const { origin } = new URL(page.url())
  await page.context().clearCookies()
  await page.goto('about:blank')
  await page.goto(origin)
  await expect(page.getByText('This page needs its link')).toBeVisible()
})

test('undo and select all of the menu mean the text that has the focus', async ({ bobbin }) => {
  test.skip(bobbin.target === 'browser-host', 'a browser has no menu of ours')
  const window = await new WindowPage(await bobbin.start(await bobbin.unpack('message-varied-v4'))).ready()
  await window.filter.pressSequentially('from:ada')
  await bobbin.application().clickMenu?.('select-all')
  // The menu has spoken; the page hears it in its own time.
  const selected = (): Promise<string> => window.page.evaluate(() => String(getSelection()))
  await expect.poll(selected).toBe('from:ada')
  await window.page.keyboard.type('x')
  await expect(window.filter).toHaveValue('x')
  await bobbin.application().clickMenu?.('undo')
  await expect(window.filter).toHaveValue('from:ada')
})

test('an attachment is saved with the hash that was shown', async ({ bobbin }) => {
  const window = await new WindowPage(await bobbin.start(await bobbin.unpack('message-varied-v4'))).ready()
  await window.grid.click(window.grid.rows.filter({ hasText: 'attachment' }).first())
  await window.entry.open(/Attachments/)
  const saved = join(await bobbin.directory(), 'saved')
  await bobbin
    .application()
    .saveTo(saved, () => window.entry.pane.getByRole('button', { name: 'Save blob.bin' }).click())
  const sha256 = createHash('sha256')
    .update(await readFile(saved))
    .digest('hex')
  await expect(window.entry.pane).toContainText(`SHA-256 ${sha256}`)
})
