import { expect, type Locator, type Page } from '@playwright/test'

/** Left: the queues of the shown spool. */
export class QueueList {
  readonly list: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.list = page.getByRole('listbox', { name: 'Queues', exact: true })
  }

  queue(name: string): Locator {
    return this.list.locator(`[role="option"][data-queue="${name}"]`)
  }

  /** Answers when its entries are listed: until then the rows of the former list are there, and can be clicked. */
  async show(name: string): Promise<void> {
    await this.queue(name).click()
    await expect(this.#page.getByRole('grid', { name: `Entries of ${name}` })).toBeVisible()
  }

  get all(): Locator {
    return this.list.getByRole('option', { name: 'All queues' })
  }
}
