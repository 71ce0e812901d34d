/** The whole window, with its parts. Specs speak to these; only these know how the parts are built. */
import { expect, type Locator, type Page } from '@playwright/test'
import { EntryGrid } from './entry-grid.ts'
import { EntryPane } from './entry-pane.ts'
import { QueueList } from './queue-list.ts'

export class WindowPage {
  readonly page: Page
  readonly sidebar: Locator
  readonly queues: QueueList
  readonly grid: EntryGrid
  readonly entry: EntryPane
  readonly filter: Locator
  readonly dialog: Locator
  readonly status: Locator
  readonly jobs: Locator

  constructor(page: Page) {
    this.page = page
    this.sidebar = page.getByRole('navigation', { name: 'Spools and queues' })
    this.queues = new QueueList(page)
    this.grid = new EntryGrid(page)
    this.entry = new EntryPane(page)
    this.filter = page.getByRole('combobox', { name: 'Filter', exact: true })
    this.dialog = page.getByRole('dialog')
    this.status = page.getByRole('contentinfo', { name: 'Status' })
    this.jobs = page.getByRole('list', { name: 'Jobs' })
  }

  /** Waits until the list is there. */
  async ready(): Promise<this> {
    await expect(this.grid.rows.first()).toBeVisible()
    return this
  }

  /** Through the dialog of the window, for hosts without one. */
  async openSpool(dir: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+O')
    const path = this.dialog.getByRole('textbox', { name: 'Path of the directory' })
    // The directory to begin with comes into the field by itself.
    await expect(path).not.toHaveValue('')
    await path.fill(dir)
    await this.dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(this.dialog).toBeHidden()
  }

  action(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'Actions on the selection' }).getByRole('button', { name })
  }

  /** Agrees to what the dialog says would be done. */
  async agree(button: string | RegExp): Promise<void> {
    await this.dialog.getByRole('button', { name: button }).click()
    await expect(this.dialog).toBeHidden()
  }

  /** Begins to drag something, and lets go of it at once. */
  async pull(element: Locator): Promise<void> {
    const { mouse } = this.page
    const from = await boxOf(element)
    await mouse.move(from.x + 10, from.y + from.height / 2)
    await mouse.down()
    await mouse.move(from.x + 24, from.y + from.height / 2 + 14, { steps: 6 })
    await mouse.up()
  }

  /** Drags rows onto a queue as a pointer does, and stops above it: `drop` lets go. */
  async dragOver(row: Locator, queue: string): Promise<{ readonly drop: () => Promise<void> }> {
    const { mouse } = this.page
    const from = await boxOf(row)
    const over = await boxOf(this.queues.queue(queue))
    await mouse.move(from.x + 120, from.y + from.height / 2)
    await mouse.down()
    await mouse.move(from.x + 100, from.y + from.height / 2 + 12, { steps: 4 })
    await mouse.move(over.x + over.width / 2, over.y + 10, { steps: 8 })
    return {
      drop: async () => {
        // Queues that say what a drop would do grow: the pointer goes to where the queue is now.
        const now = await boxOf(this.queues.queue(queue))
        await mouse.move(now.x + now.width / 2, now.y + 10, { steps: 4 })
        await mouse.up()
      },
    }
  }
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (box === null) throw new Error('it is not to be seen')
  return box
}
