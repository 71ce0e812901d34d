import { expect, type Locator, type Page } from '@playwright/test'

/** Below: what is being done, and what became of each entry. */
export class JobsPanel {
  readonly jobs: Locator
  readonly progress: Locator
  readonly rate: Locator
  readonly results: Locator
  readonly failures: Locator

  constructor(page: Page) {
    this.jobs = page.getByRole('list', { name: 'Jobs', exact: true }).locator('> li')
    this.progress = this.jobs.getByRole('progressbar')
    this.rate = this.jobs.getByRole('spinbutton')
    this.results = this.jobs.getByRole('region', { name: 'Results' }).getByRole('listitem')
    this.failures = this.jobs.getByRole('region', { name: 'Entries that failed' }).getByRole('listitem')
  }

  button(name: string | RegExp): Locator {
    return this.jobs.getByRole('button', { name })
  }

  /** How many entries a running job has done. */
  async done(): Promise<number> {
    return Number(await this.progress.getAttribute('aria-valuenow'))
  }

  async expectOutcome(text: string): Promise<void> {
    await expect(this.jobs.first()).toContainText(text)
  }
}
