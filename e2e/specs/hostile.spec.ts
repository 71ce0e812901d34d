/** Mails that try everything: nothing of them runs, loads anything, or leads anywhere by itself. */
import { join } from 'node:path'
import { dangersIn } from '../pages/dangers.ts'
import { hiddenMarksIn } from '../pages/hidden-marks.ts'
import { watchOutside, type OutsideWatch } from '../pages/outside-watch.ts'
import { expect, test as base } from '../fixtures.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeGenericSpool, makeSpool, nextName, putMessage } from '../spools/disk-spool.ts'
import { hostileHtml, scriptLinks } from '../spools/hostile-html.ts'
import { hostileStructures } from '../spools/hostile-structures.ts'
import { htmlMail, plainMail } from '../spools/mails.ts'

const test = base.extend<{ outside: OutsideWatch }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern
  outside: async ({}, use) => {
    const outside = await watchOutside()
    await use(outside)
    await outside.close()
  },
})

/** Playwright looks into a frame by running a script of its own there, and says so where that is forbidden. */
test.beforeEach(({ bobbin }) => {
  bobbin.expectPageError(
    /^Blocked script execution in '[^']*\/[\w-]{32}\/' because the document's frame is sandboxed/,
  )
})

test('HTML of every kind is shown, and nothing comes of it', async ({ bobbin, outside }) => {
  test.slow()
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const all = hostileHtml(outside.address)
  // Frames are served in another way there, mails are cleaned in the same: every third of them suffices.
  const mails = bobbin.target === 'browser-host' ? all : all.filter((_, place) => place % 3 === 0)
  const names: string[] = []
  for (const [place, { name, html }] of mails.entries()) {
    const lines = htmlMail(name, `<p>Read this: ${name}.</p>\n${html}`)
    const spooledAt = new Date(Date.UTC(2026, 0, 1) + place * 60_000)
    names.push(await putMessage(dir, { lines, spooledAt }))
  }
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const title = await page.title()
  outside.watch(page)
  await window.grid.focus()
  await page.keyboard.press('Home')
  const dangers: string[] = []
  for (const [place, { name }] of mails.entries()) {
    expect(await window.entry.showsMessage(names[place] ?? '')).toBeNull()
    const found = await dangersIn(window.entry.frame, `Read this: ${name}.`)
    dangers.push(...found.map((danger) => `${name}: ${danger}`))
    await page.keyboard.press('ArrowDown')
  }
  expect(dangers).toEqual([])
  expect(outside.visits).toEqual([])
  expect(outside.events).toEqual([])
  expect(await page.title()).toBe(title)
})

test('structures, names and charsets of every kind open', async ({ bobbin, outside }) => {
  test.slow()
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const mails = hostileStructures(outside.address)
  for (const [place, { source }] of mails.entries()) {
    const spooledAt = new Date(Date.UTC(2026, 0, 1) + place * 60_000)
    await putMessage(dir, { lines: source.split('\n'), spooledAt, encoding: 'latin1' })
  }
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  outside.watch(page)
  await window.grid.focus()
  await page.keyboard.press('Home')
  for (const { subject, shows, hides } of mails) {
    await expect(window.entry.title).toHaveText(subject)
    await window.entry.open('Message')
    if (shows.frame !== undefined) await expect(window.entry.frame.getByText(shows.frame)).toBeVisible()
    if (shows.pane !== undefined) await expect(window.entry.pane).toContainText(shows.pane)
    if (shows.attachments !== undefined) {
      await window.entry.open(/^Attachments/)
      await expect(window.entry.pane.getByRole('list', { name: 'Attachments' })).toContainText(
        shows.attachments,
      )
    }
    if (hides !== undefined) await expect(window.entry.pane).not.toContainText(hides)
    if (shows.frame !== undefined) {
      await window.entry.open('Message')
      expect(await dangersIn(window.entry.frame, shows.frame)).toEqual([])
    }
    await window.grid.focus()
    await page.keyboard.press('ArrowDown')
  }
  expect(outside.visits).toEqual([])
  expect(outside.events).toEqual([])
})

test('no click on a link leaves the window, and scripts are no links', async ({ bobbin, outside }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const links = scriptLinks.map((href, place) => `<p><a href="${href}">link ${String(place)}.</a></p>`)
  const name = await putMessage(dir, { lines: htmlMail('Links', links.join('\n')) })
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  outside.watch(page)
  await window.grid.click(window.grid.row(name))
  for (const place of scriptLinks.keys()) {
    await window.entry.clickInFrame(`link ${String(place)}.`)
    await expect(window.dialog).toContainText('This link is not opened')
    await expect(window.dialog.getByRole('button', { name: 'Open' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(window.dialog).toBeHidden()
  }
  expect(outside.events).toEqual([])
})

test('a link that looks like another is called so', async ({ bobbin }) => {
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const html = [
    '<p><a href="https://p\u0430yp\u0430l.example/">paypal.example</a></p>',
    '<p><a href="https://bank.example@evil.example/">Log in</a></p>',
    '<p><a href="https://evil.example/\u202egnp.exe">\u202emoc.knab</a></p>',
  ].join('\n')
  const name = await putMessage(dir, { lines: htmlMail('Lookalikes', html) })
  const window = await new WindowPage(await bobbin.start(dir)).ready()
  await window.grid.click(window.grid.row(name))
  await window.entry.clickInFrame('paypal.example')
  await expect(window.dialog).toContainText('The message names another place')
  await expect(window.dialog).toContainText('xn--')
  await window.page.keyboard.press('Escape')
  await window.entry.clickInFrame('Log in')
  await expect(window.dialog).toContainText('leads to evil.example')
  await window.page.keyboard.press('Escape')
  await window.entry.pane.getByText('3 links').click()
  await expect(window.entry.pane).toContainText('https://evil.example/%E2%80%AEgnp.exe')
  await expect(window.entry.pane).toContainText('\\u202emoc.knab')
})

test('pictures from outside come once, when asked for, and nothing else does', async ({
  bobbin,
  outside,
}) => {
  test.skip(bobbin.target === 'electron-stand-in', 'its pages are on hosts that may not reach this machine')
  const at = outside.address
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const html = `<style>@import url(${at}/import); h1 { background: url(${at}/sheet) }
    @font-face { font-family: e; src: url(${at}/font) } h1 { font-family: e }</style>
    <h1>News</h1><img src="${at}/img" srcset="${at}/2x 2x"><p style="background:url('${at}/style')">p</p>
    <table background="${at}/table"><tr><td>t</td></tr></table><iframe src="${at}/frame"></iframe>
    <video poster="${at}/poster"></video><link rel="stylesheet" href="${at}/link"><script src="${at}/script"></script>`
  const name = await putMessage(dir, { lines: htmlMail('News', html) })
  const other = await putMessage(dir, { lines: plainMail('Other') }, nextName())
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const { entry, grid } = window
  await grid.click(grid.row(name))
  await expect(entry.frame.getByRole('heading')).toBeVisible()
  const note = entry.pane.getByText('11 references to something outside were blocked')
  await expect(note).toBeVisible()
  expect(outside.visits).toEqual([])
  await entry.pane.getByRole('button', { name: 'Load images once' }).click()
  await expect(note).toBeHidden()
  await expect(entry.frame.getByRole('heading')).toBeVisible()
  const seen = () => outside.visits.map(({ path }) => path).toSorted()
  await expect.poll(seen).toEqual(['/img', '/sheet', '/style', '/table'])
  expect(outside.visits.map(({ headers }) => [headers.cookie, headers.referer])).toEqual(
    Array.from({ length: 4 }, () => [undefined, undefined]),
  )
  await grid.click(grid.row(other))
  await expect(entry.title).toHaveText('Other')
  await grid.click(grid.row(name))
  await expect(note).toBeVisible()
  await expect(entry.frame.getByRole('heading')).toBeVisible()
  expect(outside.visits).toHaveLength(4)
})

test('nothing in a spool turns the writing around it, nor hides what it says', async ({ bobbin }) => {
  const parent = await bobbin.directory()
  const dir = await makeSpool(join(parent, 'mail\u202espool'))
  const lines = [
    'From: Mallory\u202emoc <mallory@example.com>',
    'Subject: Invoice \u202efdp.exe \u2067now\u0007',
    'X-Evil: a\u202eb',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: application/octet-stream',
    'Content-Disposition: attachment; filename="label\u202efdp.exe"',
    '',
    'x',
    '--b--',
  ]
  await putMessage(dir, {
    lines,
    sender: 'mal\u202elory@example.com',
    recipients: ['b\u202eob@ex\u202eample.net', 'c\u2067c@example.net'],
    errors: ['550 5.1.1 no such \u202euser'],
  })
  const queue = 'in\u202ebox'
  const entry = { queue, name: 'job\u202e1', metadata: '{"a":"x\u202ey"}', data: 'plain \u202etext' }
  const generic = await makeGenericSpool(join(parent, 'generic'), [queue, 'out'], [entry])
  const page = await bobbin.start(generic, dir)
  const window = new WindowPage(page)
  const clean = async () => {
    expect(await hiddenMarksIn(page)).toEqual([])
  }

  await window.sidebar.getByRole('button', { name: /^mail\\u202espool/ }).click()
  await window.grid.click(window.grid.rowWith('Invoice \\u202efdp.exe \\u2067now'))
  await expect(window.entry.title).toContainText('Invoice \\u202efdp.exe')
  await expect(window.entry.pane).toContainText('mal\\u202elory@example.com')
  for (const [tab, shows] of [
    ['Headers', 'a\\u202eb'],
    [/^Attachments/, 'labelfdp.exe'],
    ['Source', 'X-Evil: a\\u202eb'],
    ['Metadata', 'c\\u2067c@example.net'],
    [/^Attempts/, 'no such \\u202euser'],
  ] as const) {
    await window.entry.open(tab)
    await expect(window.entry.pane).toContainText(shows)
    await clean()
  }
  for (const [view, shows] of [
    ['Shape', 'ex\\u202eample.net'],
    ['Errors', 'no such \\u202euser'],
  ] as const) {
    await page.getByRole('tab', { name: view }).click()
    await expect(page.getByRole('region', { name: view })).toContainText(shows)
    await clean()
  }
  await page.getByRole('tab', { name: 'Entries' }).click()
  await window.grid.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('f')
  await expect(window.dialog).toContainText('Freeze 1 message')
  await clean()
  await page.keyboard.press('Escape')

  await window.sidebar.getByRole('button', { name: /^generic/ }).click()
  await window.grid.click(window.grid.rowWith('job\\u202e1'))
  await expect(window.entry.pane).toContainText('x\\u202ey')
  await expect(window.queues.list).toContainText('in\\u202ebox')
  await clean()
})
