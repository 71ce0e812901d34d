import type { Locator, Page } from '@playwright/test'

/** Left: the queues of the shown spool. */
export class QueueList {
  readonly list: Locator

  constructor(page: Page) {
    this.list = page.getByRole('listbox', { name: 'Queues', exact: true })
  }

  queue(name: string): Locator {
    return this.list.locator(`[role="option"][data-queue="${name}"]`)
  }

  get all(): Locator {
    return this.list.getByRole('option', { name: 'All queues' })
  }
}
