/** What a page can and cannot do, in each host. */
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
  const first = await bobbin.unpack('message-empty')
  const second = await bobbin.unpack('message-varied-v4')
  const window = new WindowPage(await bobbin.start(first))
  await expect(window.queues.queue('frozen')).toBeVisible()
  const { openFromOutside } = bobbin.application()
  test.skip(openFromOutside === null, 'a browser has no door for the system')
  await openFromOutside?.(second)
  await expect(window.grid.rows.filter({ hasText: 'long@example.com' })).toBeVisible()
})

test('the menu speaks to the window', async ({ bobbin }) => {
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  await new WindowPage(page).ready()
  const { clickMenu } = bobbin.application()
  test.skip(clickMenu === null, 'a browser has no menu of ours')
  await clickMenu?.('palette')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a page goes nowhere', async ({ bobbin }) => {
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  test.skip(bobbin.target === 'browser-host', 'in a browser the address bar is the person’s own')
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
  const page = await bobbin.start(await bobbin.unpack('message-varied-v4'))
  test.skip(bobbin.target !== 'browser-host', 'only a browser can be sent there by anybody')
  bobbin.expectPageError(/401/)
  const { origin } = new URL(page.url())
  await page.context().clearCookies()
  await page.goto('about:blank')
  await page.goto(origin)
  await expect(page.getByText('This page needs its link')).toBeVisible()
})
