import type { Locator, Page } from '@playwright/test'

/** Below: what was done, and the way back. */
export class JournalPage {
  readonly page: Page
  readonly operations: Locator

  constructor(page: Page) {
    this.page = page
    this.operations = page.getByRole('list', { name: 'Journal' }).locator('[data-operation]')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+7')
    await this.operations.first().waitFor()
  }

  /** By its whole title. */
  operation(title: string): Locator {
    return this.operations.filter({ has: this.page.getByText(title, { exact: true }) })
  }

  /** Shows what an operation has done to each entry. */
  async openChanges(title: string): Promise<Locator> {
    await this.operation(title)
      .getByRole('button', { name: `Changes of “${title}”` })
      .click()
    return this.page.getByRole('region', { name: `Changes of “${title}”` }).getByRole('listitem')
  }

  async undo(title: string): Promise<void> {
    await this.operation(title).getByRole('button', { name: /^Undo/ }).click()
  }
}
