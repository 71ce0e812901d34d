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
