import { join } from 'node:path'
import { UnderstandingPage } from '../pages/understanding-page.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeSpool, putMessage } from '../spools/disk-spool.ts'
import { expect, test } from '../fixtures.ts'

const MINUTE = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE)
const lines = ['Subject: hello', '', 'text']
const refused = (host: string) => `connect to ${host} failed: Connection refused (attempt 17 of message 4711)`

/** Four messages to two domains; three of them have failed, two for the same reason. */
async function arranged(dir: string): Promise<string> {
  await makeSpool(dir)
  const to = (domain: string) => [`somebody@${domain}`]
  await putMessage(dir, {
    lines,
    recipients: to('example.net'),
    spooledAt: ago(15),
    errors: [refused('192.0.2.1')],
  })
  await putMessage(dir, {
    lines,
    recipients: to('example.net'),
    spooledAt: ago(16),
    errors: [refused('192.0.2.2')],
  })
  await putMessage(dir, {
    lines,
    recipients: to('example.net'),
    spooledAt: ago(200),
    errors: ['550 5.1.1 <somebody@example.net>: unknown user'],
  })
  await putMessage(dir, { lines, recipients: to('example.org'), spooledAt: ago(200) })
  return dir
}

test('a cell of the shape lists what it counts', async ({ bobbin }) => {
  const page = await bobbin.start(await arranged(join(await bobbin.directory(), 'spool')))
  const window = await new WindowPage(page).ready()
  const view = new UnderstandingPage(page)
  await view.open('Shape')
  await view.cell('2 entries to example.net, 10 min to 20 min old').click()
  await expect(window.filter).toHaveValue('to-domain:example.net age>=10m age<20m')
  await window.grid.expectTotal(2)
})

test('the shape is read and used by keyboard alone', async ({ bobbin }) => {
  const page = await bobbin.start(await arranged(join(await bobbin.directory(), 'spool')))
  const window = await new WindowPage(page).ready()
  const view = new UnderstandingPage(page)
  await page.keyboard.press('ControlOrMeta+2')
  await expect(view.cell('3 entries to example.net')).toBeVisible()
  await view.shape.getByRole('grid').focus()
  // Down to the second domain, and to the column of its total.
  await page.keyboard.press('Control+Home')
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  await expect(view.shape).toContainText('1 entry to example.org. Click or Enter lists them.')
  await page.keyboard.press('Enter')
  await expect(window.filter).toHaveValue('to-domain:example.org')
  await window.grid.expectTotal(1)
})

test('a group of errors is listed, and acted upon as one', async ({ bobbin }) => {
  const page = await bobbin.start(await arranged(join(await bobbin.directory(), 'spool')))
  const window = await new WindowPage(page).ready()
  const view = new UnderstandingPage(page)
  await view.open('Errors')
  const group = view.errorGroup('Connection refused')
  await expect(group).toContainText('2')
  await expect(group).toContainText('relay.example.net:25')
  await group.getByRole('button', { name: /^Freeze/ }).click()
  await window.agree('Freeze 2 messages')
  await expect(window.queues.queue('frozen')).toContainText('2')

  await group.getByRole('button', { name: /^Show/ }).click()
  await window.grid.expectTotal(2)
  await expect(window.grid.rows.first()).toContainText('Frozen')
})

test('a group of errors is called as the list shows them, whatever stands around', async ({ bobbin }) => {
  const dir = join(await bobbin.directory(), 'spool')
  await makeSpool(dir)
  const trace = (ip: string) =>
    `(monitor.ml.Error (Unix.Unix_error "Connection refused" connect ${ip}:25) ("<backtrace elided>"))`
  for (const error of [
    trace('192.0.2.1'),
    trace('192.0.2.2'),
    'Unable to send envelope: 452 4.2.2 <ann@example.net>: mailbox full',
    'Unable to send envelope: 452 4.2.2 <bob@example.net>: mailbox full',
  ])
    await putMessage(dir, { lines, errors: [error] })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  await expect(window.grid.rowWith('Connection refused: connect 192.0.2.1:25')).toBeVisible()
  const view = new UnderstandingPage(page)
  await view.open('Errors')
  await expect(view.errors).toContainText('4 in 2 groups')
  await expect(view.errorGroup('452 4.2.2 mailbox full').getByRole('cell').first()).toHaveText('2')
  const refusals = view.errorGroup('Connection refused: connect <ip>')
  await refusals.getByRole('button', { name: /^Show/ }).click()
  await window.grid.expectTotal(2)
})

test('what arrives and leaves is counted', async ({ bobbin }) => {
  const dir = await arranged(join(await bobbin.directory(), 'spool'))
  const page = await bobbin.start(dir)
  const view = new UnderstandingPage(page)
  await new WindowPage(page).ready()
  await view.open('Flow')
  await expect(view.flow).toContainText('4 in the queues')
  await putMessage(dir, { lines, spooledAt: ago(1) })
  await expect(view.flow).toContainText('1 arrived')
  await view.flow.getByRole('radio', { name: 'Table' }).click()
  await expect(view.flow.getByRole('table')).toContainText('Arrived')
  await expect(view.flow.getByRole('row').nth(1)).toContainText('5')
})
