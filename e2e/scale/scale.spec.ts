/** What issue 4 asks of the window: a hundred thousand messages, with 20,000 frozen while another process enqueues. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Bobbin } from '../bobbin.ts'
import { expect, test as base } from '../fixtures.ts'
import { WindowPage } from '../pages/window-page.ts'
import { inotifyWatches, processWith, residentBytes } from './application-process.ts'
import { startProducing, type Producing } from './producing.ts'
import { scrollThrough } from './scrolling.ts'

const messages = 100_000
const longestTaskMs = 200
const mostWatches = 32
const mostBytesAnEntry = 1.5 * 1024
/** Some more than the 20,000 that are asked for. What arrives meanwhile is younger. */
const query = 'queue:active age>1h'

const test = base.extend<{ produceInto: (dir: string) => Producing }>({
  // It ends before the directory goes, however the test does.
  produceInto: async ({ bobbin: _bobbin }, use) => {
    const started: Producing[] = []
    await use((dir) => {
      const producing = startProducing(dir)
      started.push(producing)
      return producing
    })
    for (const producing of started) await producing.stop()
  },
})

test.skip(process.platform !== 'linux', 'memory and watches are read from /proc')

test('a hundred thousand messages', async ({ bobbin, produceInto }) => {
  const parent = await bobbin.directory()
  const small = await makeDemo(bobbin, join(parent, 'small'), 100)
  const large = await makeDemo(bobbin, join(parent, 'large'), messages)
  await new WindowPage(await bobbin.start(small)).ready()
  const bytesBefore = residentBytes(processWith(small))
  await bobbin.stop()

  const window = await new WindowPage(await bobbin.start(large)).ready()
  await window.queues.all.click()
  await window.grid.expectTotal(messages)
  await expect(window.status).toContainText('100,000 entries, all read', { timeout: 60_000 })

  await test.step('scrolls from top to end and back', async () => {
    await expectSmooth(window.page, 'in peace', 240)
    await window.grid.focus()
    await window.page.keyboard.press('Control+End')
    const last = window.grid.grid.locator(`[role="row"][aria-rowindex="${messages + 1}"][data-name]`)
    await expect(last).toBeVisible()
    await window.page.keyboard.press('Control+Home')
  })

  await test.step('holds few watches and little memory', () => {
    const pid = processWith(large)
    const bytesAnEntry = (residentBytes(pid) - bytesBefore) / messages
    note('inotify watches', inotifyWatches(pid))
    note('bytes an entry', bytesAnEntry)
    expect(inotifyWatches(pid)).toBeLessThan(mostWatches)
    expect(bytesAnEntry).toBeLessThanOrEqual(mostBytesAnEntry)
  })

  const atFirst = Number((await bobbin.cli('count', large, '--query', query)).stdout)
  expect(atFirst).toBeGreaterThan(20_000)
  const producing = produceInto(large)
  await test.step('filters', async () => {
    await window.filter.fill(query)
    await expect.poll(() => window.grid.total()).toBeLessThan(messages)
    // Time goes on, and some come of age.
    expect(await window.grid.total()).toBeGreaterThanOrEqual(atFirst)
  })

  await test.step('freezes all that match, with progress', async () => {
    await window.grid.focus()
    await window.page.keyboard.press('Control+a')
    await window.action('Freeze').click()
    // It has no number before that is known.
    const button = window.dialog.getByRole('button', { name: /^Freeze [\d,]+ messages/ })
    const agreed = /[\d,]+/.exec(await button.innerText())?.[0] ?? ''
    await window.agree(`Freeze ${agreed} messages`)
    const progress = window.jobs.getByRole('progressbar')
    await expect(progress).toBeVisible()
    const done = async (): Promise<number> => Number(await progress.getAttribute('aria-valuenow'))
    await expect.poll(done).toBeGreaterThan(0)
    const soFar = await done()
    await expect.poll(done).toBeGreaterThan(soFar)

    await window.filter.fill('')
    await expectSmooth(window.page, 'while 20,000 are frozen', 120)
    await expect(progress).toBeHidden({ timeout: 300_000 })
    const all = Number(agreed.replaceAll(',', '')).toLocaleString('en')
    await expect(window.jobs).toContainText(`${all} of ${all} done`)
  })

  await test.step('ends in the true state', async () => {
    const produced = await producing.stop()
    expect(produced).toBeGreaterThan(0)
    await expect(window.status).toContainText(
      `${(messages + produced).toLocaleString('en')} entries, all read`,
    )
    const frozen = (await bobbin.cli('count', large, '--query', 'queue:frozen')).stdout.trim()
    await expect(window.queues.queue('frozen')).toContainText(Number(frozen).toLocaleString('en'))
  })
})

async function makeDemo(bobbin: Bobbin, dir: string, count: number): Promise<string> {
  const made = await bobbin.cli('demo', dir, '--messages', String(count))
  expect(made).toMatchObject({ status: 0, stderr: '' })
  return dir
}

async function expectSmooth(page: Page, when: string, frames: number): Promise<void> {
  const longestMs = await scrollThrough(page, frames)
  note(`longest task, ms, scrolling ${when}`, longestMs)
  expect(longestMs).toBeLessThanOrEqual(longestTaskMs)
}

/** How near it came: in the report. */
function note(what: string, value: number): void {
  test.info().annotations.push({ type: what, description: String(Math.round(value)) })
}
