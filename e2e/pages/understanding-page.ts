import type { Locator, Page } from '@playwright/test'

/** The views that count entries. */
export class UnderstandingPage {
  readonly page: Page
  readonly shape: Locator
  readonly errors: Locator
  readonly flow: Locator

  constructor(page: Page) {
    this.page = page
    this.shape = page.getByRole('region', { name: 'Shape', exact: true })
    this.errors = page.getByRole('region', { name: 'Errors', exact: true })
    this.flow = page.getByRole('region', { name: 'Flow', exact: true })
  }

  async open(view: 'Entries' | 'Shape' | 'Errors' | 'Flow'): Promise<void> {
    await this.page.getByRole('tablist', { name: 'Views' }).getByRole('tab', { name: view }).click()
  }

  /** A cell of the heat map, by what it counts. */
  cell(name: string): Locator {
    return this.shape.getByRole('gridcell', { name, exact: true })
  }

  errorGroup(reply: string | RegExp): Locator {
    return this.errors.getByRole('row').filter({ hasText: reply })
  }
}
