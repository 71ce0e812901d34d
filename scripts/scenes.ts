/** What the pictures of docs/screenshots show: how to get there from the window that has been opened. */
import type { Locator } from '@playwright/test'
import type { Bobbin } from '../e2e/bobbin.ts'
import { HealthPage } from '../e2e/pages/health-page.ts'
import { JournalPage } from '../e2e/pages/journal-page.ts'
import type { WindowPage } from '../e2e/pages/window-page.ts'

export interface Scene {
  readonly name: string
  /** What is open to begin with. */
  readonly spool: 'none' | 'demo' | 'message-problems' | 'widget-queues' | 'read-only'
  arrange(window: WindowPage, bobbin: Bobbin): Promise<unknown>
  /** What depends on where things are, or on how wide the window was at first, is arranged anew for each size. */
  readonly again?: boolean
}

/** A message with HTML, pictures and some failed attempts. */
async function read(window: WindowPage): Promise<void> {
  await window.grid.click(window.grid.rowWith(/Weekly throughput/).first())
  await window.entry.frame.locator('body').waitFor()
}

async function openTab(window: WindowPage, tab: string | RegExp): Promise<void> {
  await read(window)
  await window.entry.open(tab)
}

async function toTop({ grid, page }: WindowPage): Promise<void> {
  await grid.focus()
  await page.keyboard.press('Control+Home')
  await grid.rows.and(page.locator('[aria-rowindex="2"]')).waitFor()
}

/** By its place in the list: more rows are in the page than are to be seen. */
const rowAt = ({ grid, page }: WindowPage, place: number) =>
  grid.rows.and(page.locator(`[aria-rowindex="${String(place + 2)}"]`))

async function selectFrozen(window: WindowPage): Promise<void> {
  const { grid, page, queues } = window
  await queues.queue('frozen').click()
  await page.getByRole('heading', { name: 'frozen' }).waitFor()
  await toTop(window)
  await grid.click(rowAt(window, 2))
  await window.entry.title.waitFor()
  for (const place of [4, 5]) await grid.click(rowAt(window, place), { modifiers: ['ControlOrMeta'] })
  await page.getByText('3 selected').first().waitFor()
}

async function askAboutFrozen(window: WindowPage, action: string, asked: (dialog: Locator) => Locator) {
  await selectFrozen(window)
  await window.action(action).click()
  await asked(window.dialog).first().waitFor()
}

async function freezeSome(window: WindowPage, places: readonly number[]): Promise<void> {
  const { grid, page, queues } = window
  await queues.queue('active').click()
  await page.getByRole('heading', { name: 'active' }).waitFor()
  await toTop(window)
  for (const [turn, place] of places.entries())
    await grid.click(rowAt(window, place), turn === 0 ? {} : { modifiers: ['ControlOrMeta'] })
  await window.action('Freeze').click()
  await window.agree(/^Freeze/)
}

async function press(window: WindowPage, key: string): Promise<void> {
  await window.grid.focus()
  await window.page.keyboard.press(key)
  await window.dialog.waitFor()
}

const view = (window: WindowPage, name: RegExp) =>
  window.page.getByRole('tablist', { name: 'Views' }).getByRole('tab', { name }).click()

export const scenes: readonly Scene[] = [
  {
    name: 'welcome',
    spool: 'none',
    arrange: ({ page }) => page.getByRole('heading', { name: 'Bobbin' }).waitFor(),
  },
  { name: 'workbench', spool: 'demo', again: true, arrange: read },
  { name: 'headers', spool: 'demo', again: true, arrange: (window) => openTab(window, 'Headers') },
  { name: 'attempts', spool: 'demo', again: true, arrange: (window) => openTab(window, /Attempts/) },
  { name: 'metadata', spool: 'demo', again: true, arrange: (window) => openTab(window, 'Metadata') },
  { name: 'source', spool: 'demo', again: true, arrange: (window) => openTab(window, 'Source') },
  {
    name: 'drag',
    spool: 'demo',
    again: true,
    async arrange(window) {
      await selectFrozen(window)
      await window.dragOver(window.grid.rows.nth(4), 'active')
      await window.queues.queue('active').getByText('send 3 messages now').waitFor()
    },
  },
  {
    name: 'consequence',
    spool: 'demo',
    arrange: (window) =>
      askAboutFrozen(window, 'Send now', (dialog) => dialog.getByText('Send 3 messages now')),
  },
  {
    name: 'move-to',
    spool: 'demo',
    arrange: (window) => askAboutFrozen(window, 'Move to…', (dialog) => dialog.getByRole('option')),
  },
  {
    name: 'filter',
    spool: 'demo',
    async arrange(window) {
      await window.filter.fill('status:frozen age>2d')
      await window.page.getByText(/match$/).waitFor()
      await window.page.getByRole('button', { name: 'How to filter' }).click()
    },
  },
  {
    name: 'jobs',
    spool: 'demo',
    async arrange(window) {
      await freezeSome(window, [1, 2, 3])
      await window.queues.queue('active').click()
      await window.grid.focus()
      await window.page.keyboard.press('ControlOrMeta+A')
      await window.action('Freeze').click()
      await window.dialog.getByRole('spinbutton', { name: /^At most/ }).fill('10')
      await window.agree(/^Freeze/)
      await window.page.keyboard.press('ControlOrMeta+6')
      await window.jobs.getByRole('listitem').nth(1).waitFor()
    },
  },
  {
    name: 'journal',
    spool: 'demo',
    async arrange(window) {
      await freezeSome(window, [1, 2, 3])
      await selectFrozen(window)
      await window.action('Remove').click()
      await window.agree(/^Remove/)
      const journal = new JournalPage(window.page)
      await journal.open()
      await journal.undo('Freeze 3 messages')
      await journal.operation('Undo “Freeze 3 messages”').waitFor()
    },
  },
  { name: 'shape', spool: 'demo', arrange: (window) => view(window, /^Shape/) },
  { name: 'errors', spool: 'demo', arrange: (window) => view(window, /^Errors/) },
  {
    name: 'flow',
    spool: 'demo',
    async arrange(window) {
      await view(window, /^Flow/)
      for (const [round, places] of [
        [1, 2, 3, 4, 5],
        [2, 3],
        [1, 3, 4, 6, 7, 8],
        [2, 5, 6],
      ].entries()) {
        await window.page.keyboard.press('ControlOrMeta+1')
        await freezeSome(window, places)
        await view(window, /^Flow/)
        await window.page.getByRole('region', { name: 'Flow' }).waitFor()
        // Bars are ten seconds wide.
        if (round < 3) await window.page.waitForTimeout(10_000)
      }
      await window.queues.all.click()
      const flow = window.page.getByRole('region', { name: 'Flow' })
      await flow.getByText(/^500 in the queues/).waitFor()
    },
  },
  {
    name: 'health',
    spool: 'message-problems',
    async arrange({ page }) {
      const health = new HealthPage(page)
      await health.open()
      await health.makePlan()
    },
  },
  { name: 'palette', spool: 'demo', arrange: (window) => press(window, 'ControlOrMeta+K') },
  { name: 'shortcuts', spool: 'demo', arrange: (window) => press(window, '?') },
  { name: 'settings', spool: 'demo', arrange: (window) => press(window, 'ControlOrMeta+,') },
  { name: 'new-spool', spool: 'demo', arrange: (window) => press(window, 'ControlOrMeta+Shift+N') },
  {
    name: 'generic-spool',
    spool: 'widget-queues',
    async arrange(window) {
      await window.grid.click(window.grid.rows.first())
      await window.entry.title.waitFor()
    },
  },
  {
    name: 'read-only',
    spool: 'read-only',
    arrange: ({ page }) => page.getByRole('note').filter({ hasText: 'Read-only' }).waitFor(),
  },
]
