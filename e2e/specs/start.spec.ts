import { expect, test } from '../fixtures.ts'

test('starts with a welcome, and without an error', async ({ bobbin }) => {
  const page = await bobbin.start()
  await expect(page).toHaveTitle(/Bobbin/)
  await expect(page.getByRole('button', { name: /demo/i })).toBeVisible()
})

test('shows the spool of the command line', async ({ bobbin }) => {
  const spool = await bobbin.unpack('message-varied-v4')
  const page = await bobbin.start(spool)
  await expect(page.getByRole('option', { name: 'frozen' })).toBeVisible()
  await expect(page.getByRole('grid')).toContainText('alice@example.com')
})

test('says that the service does not answer where no spool is shown, too', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'a window of Electron cannot lose its host')
  bobbin.expectPageError(/ERR_INTERNET_DISCONNECTED/)
  const page = await bobbin.start()
  const banner = page.getByRole('status').filter({ hasText: 'The service does not answer' })
  await expect(page.getByRole('button', { name: /Open a spool/ })).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: /Open a spool/ }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(banner).toBeVisible()

  await page.context().setOffline(false)
  await page.getByRole('button', { name: /Open a spool/ }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(banner).toBeHidden()
})
