import type { Locator, Page } from '@playwright/test'

/** Above: the filter, what it suggests, and the filters that are saved. */
export class FilterBar {
  readonly page: Page
  readonly field: Locator
  readonly suggestions: Locator
  readonly problem: Locator
  /** Under the queues. */
  readonly saved: Locator

  constructor(page: Page) {
    this.page = page
    this.field = page.getByRole('combobox', { name: 'Filter', exact: true })
    this.suggestions = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
    this.problem = page.getByRole('alert')
    this.saved = page.getByRole('region', { name: 'Saved filters' }).getByRole('button')
  }

  /** As somebody types it who needs no suggestion. */
  async apply(query: string): Promise<void> {
    await this.field.fill(query)
    await this.field.press('Enter')
  }

  async menu(line: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Saved filters', exact: true }).click()
    await this.page.getByRole('menuitem', { name: line }).click()
  }
}
