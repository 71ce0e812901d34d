/** Reading a message in all its forms: headers, source, metadata, what does not decode, what is large. */
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { violationsOf } from '../pages/violations.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeSpool, putMessage } from '../spools/disk-spool.ts'
import { plainMail } from '../spools/mails.ts'

const folded = [
  'Received: from a.example by b.example',
  '\twith ESMTPS; Tue, 14 Nov 2023 22:13:20 +0000',
  'From: =?iso-8859-1?Q?J=F6rg?= <joerg@example.com>',
  'To: bob@example.net',
  'Subject: =?utf-8?B?w5xiZXI=?=',
  ' =?utf-8?B?c2ljaHQ=?=',
  'Date: Tue, 14 Nov 2023 22:13:20 +0000',
  '',
  'Text',
]

async function placeOf(element: Locator) {
  const { x, y } = (await element.boundingBox()) ?? { x: NaN, y: NaN }
  return { x, y }
}

test('headers are unfolded and decoded, or as they are written', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const message = await putMessage(dir, { lines: folded })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(message))
  await expect(window.entry.title).toHaveText('Übersicht')
  await window.entry.open('Headers')
  const headers = window.entry.lines('Headers')
  await expect(headers).toContainText('Jörg <joerg@example.com>')
  await expect(headers).toContainText('by b.example with ESMTPS; Tue, 14 Nov 2023 22:13:20 +0000')
  // Beside its name, or below it where there is no room.
  const name = () => placeOf(headers.getByRole('term').first())
  const value = () => placeOf(headers.getByRole('definition').first())
  expect((await name()).x).toBeLessThan((await value()).x)
  expect((await name()).y).toBeLessThan((await value()).y + 4)
  await window.page.setViewportSize({ width: 900, height: 800 })
  await expect.poll(async () => (await value()).x - (await name()).x).toBe(0)
  expect((await name()).y).toBeLessThan((await value()).y)
  await window.page.setViewportSize({ width: 1280, height: 800 })
  await window.entry.form('As written').click()
  await expect(headers).toContainText('=?utf-8?B?w5xiZXI=?=\n =?utf-8?B?c2ljaHQ=?=')
  await expect(headers.getByRole('definition').filter({ hasText: '2023' }).last()).toHaveText(
    'Tue, 14 Nov 2023 22:13:20 +0000',
  )
  await window.entry.pane.getByRole('button', { name: 'Copy all' }).click()
  await expect(window.page.getByText('Headers copied').first()).toBeVisible()
})

test('the source is searched by keyboard, and the text of a large body read on demand', async ({
  bobbin,
}) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const long = `${`${'line of text '.repeat(6)}\n`.repeat(12_000)}The Needle at the end\nneedle again`
  const name = await putMessage(dir, { lines: plainMail('Large', long) })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  const { entry, page } = window
  await window.grid.click(window.grid.row(name))
  await expect(entry.text).toContainText('line of text')
  await entry.pane.getByRole('button', { name: 'Show more' }).click()
  await expect(entry.text).toContainText('needle again')
  await entry.open('Source')
  await entry.pane.getByRole('textbox', { name: 'Search the source' }).fill('needle')
  await expect(entry.pane.getByRole('search')).toContainText('1 of 2')
  await expect(entry.lines('Source').locator('mark').first()).toHaveText('Needle')
  await page.keyboard.press('Enter')
  await expect(entry.pane.getByRole('search')).toContainText('2 of 2')
  await page.keyboard.press('Shift+Enter')
  await expect(entry.pane.getByRole('search')).toContainText('1 of 2')
  await entry.form('Hex').click()
  await expect(entry.lines('Bytes')).toContainText('00000000  46 72 6f 6d 3a')
  await entry.pane.getByRole('button', { name: 'Next page' }).click()
  await expect(entry.lines('Bytes')).toContainText('00001000')
})

test('what does not decode is said, and its bytes are there', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, {
    lines: [
      'From: a@example.com',
      'Subject: odd',
      'Content-Type: text/plain; charset=x-nobody-knows',
      '',
      'caf\xe9',
    ],
    encoding: 'latin1',
  })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(name))
  await expect(window.entry.text).toContainText('café')
  await expect(window.entry.text).toContainText('x-nobody-knows')
  await window.entry.open('Source')
  await window.entry.form('Hex').click()
  await expect(window.entry.lines('Bytes')).toContainText('61 66 e9 0d 0a')
})

test('metadata has three forms, and what a save would change in it is marked before', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const trace = '(monitor.ml.Error (Unix.Unix_error "Connection refused" connect 192.0.2.1:25) ())'
  const name = await putMessage(dir, { lines: plainMail('A'), errors: ['451 later', trace] })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(name))
  await window.entry.open('Metadata')
  const metadata = window.entry.lines('Metadata')
  await expect(metadata.getByRole('definition').first()).toHaveText('Send now')
  await window.entry.form('S-expression').click()
  await expect(metadata).toContainText('(status Send_now)')
  await window.entry.form('On disk').click()
  await expect(metadata).toContainText(')(status Send_now)(')
  await window.action('Freeze').click()
  await expect(window.dialog.locator('del')).toHaveText(/Send_now/)
  await expect(window.dialog.locator('ins')).toHaveText(/Frozen/)
  await window.page.keyboard.press('Escape')
  await window.entry.open(/^Attempts/)
  const attempts = window.entry.lines('Attempts').getByRole('listitem')
  await expect(attempts.filter({ hasText: '451 later' })).toBeVisible()
  await expect(attempts.last()).toContainText('Spooled')
  // As people read it, and as it was recorded.
  const refused = attempts.filter({ hasText: 'Connection refused: connect 192.0.2.1:25' })
  await expect(refused.getByText('monitor.ml.Error')).toBeHidden()
  await refused.getByText('As it was recorded').click()
  await expect(refused.getByText('monitor.ml.Error')).toBeVisible()
})

test('a subject with nothing in it is none', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: ['Subject:  ', '', 'text'] })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await expect(window.grid.row(name)).toContainText('(no subject)')
  await window.grid.click(window.grid.row(name))
  await expect(window.entry.title).toHaveText('(no subject)')
})

test('in a narrow pane a menu has the tabs that do not fit', async ({ bobbin }) => {
  test.skip(bobbin.target !== 'browser-host', 'the page is the same')
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const name = await putMessage(dir, { lines: folded, errors: ['451 later'] })
  const page = await bobbin.start(dir)
  await page.setViewportSize({ width: 900, height: 700 })
  const window = await new WindowPage(page).ready()
  await window.grid.click(window.grid.row(name))
  await window.entry.pane.getByRole('button', { name: 'All: Parts of the entry' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Source' }).click()
  await expect(window.entry.tab('Source')).toBeInViewport({ ratio: 0.9 })
  await expect(window.entry.lines('Source')).toContainText('Received: from a.example')
  expect(await violationsOf(page)).toEqual([])
})
