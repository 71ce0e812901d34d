/** Real mails, many of them malformed: each opens in the window, and none does more than be shown. */
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inRoot } from '../../scripts/paths.ts'
import { expect, test } from '../fixtures.ts'
import { watchOutside } from '../pages/outside-watch.ts'
import { WindowPage } from '../pages/window-page.ts'
import { makeSpool, putMessage } from '../spools/disk-spool.ts'

/** They are not part of the project: this runs where they are. */
const corpus = inRoot('..', 'shared', 'corpus')
const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.eml')) : []

test('every message of the corpus opens', async ({ bobbin }) => {
  test.skip(files.length === 0, 'the corpus is not here')
  test.slow()
  // Frames are served in another way there, mails are taken apart in the same: some of them suffice.
  const chosen = bobbin.target === 'browser-host' ? files : files.filter((_, place) => place % 6 === 0)
  const dir = await makeSpool(join(await bobbin.directory(), 'spool'))
  const names: string[] = []
  for (const [place, file] of chosen.entries()) {
    const lines = (await readFile(join(corpus, file), 'latin1')).split(/\r?\n/)
    const spooledAt = new Date(Date.UTC(2026, 0, 1) + place * 60_000)
    names.push(await putMessage(dir, { lines, spooledAt, encoding: 'latin1' }))
  }
  const page = await bobbin.start(dir)
  const window = await new WindowPage(page).ready()
  const outside = await watchOutside()
  outside.watch(page)
  await window.grid.focus()
  await page.keyboard.press('Home')
  for (const [place, name] of names.entries()) {
    expect(await window.entry.showsMessage(name), chosen[place]).toBeNull()
    await page.keyboard.press('ArrowDown')
  }
  expect(outside.events).toEqual([])
  await outside.close()
})
