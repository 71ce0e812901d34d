import { expect, type Locator, type Page } from '@playwright/test'

/** What is wrong with the spool, and the plan that mends it. */
export class HealthPage {
  readonly tab: Locator
  readonly problems: Locator
  readonly steps: Locator
  readonly plan: Locator
  readonly all: Locator
  /** Problems that are none any more. */
  readonly ended: Locator

  constructor(page: Page) {
    const view = page.getByRole('region', { name: 'Health', exact: true })
    this.tab = page.getByRole('tab', { name: /^Health/ })
    this.problems = view.getByRole('list', { name: 'Problems' }).getByRole('listitem')
    this.plan = view.getByRole('region', { name: 'Repair plan' })
    this.steps = this.plan.getByRole('list', { name: 'Steps of the plan' }).getByRole('listitem')
    this.ended = view.getByRole('region', { name: 'Ended problems' })
    this.all = view.getByRole('checkbox', { name: /to repair$/ })
  }

  async open(): Promise<void> {
    await this.tab.click()
    // The monitor looks once the spool has been read, and confirms what it finds.
    await expect(this.problems.first()).toBeVisible({ timeout: 20_000 })
  }

  problem(text: string | RegExp): Locator {
    return this.problems.filter({ hasText: text })
  }

  /** The box that puts a problem into the plan. */
  tick(problem: string): Locator {
    return this.problems.getByRole('checkbox', { name: `Repair ${problem}`, exact: true })
  }

  button(name: string | RegExp): Locator {
    return this.plan.getByRole('button', { name })
  }

  async makePlan(): Promise<void> {
    await this.button(/^Plan the repair/).click()
    await expect(this.steps.first()).toBeVisible()
  }

  async apply(): Promise<void> {
    await this.button(/^Apply/).click()
    await expect(this.button('Undo')).toBeVisible()
  }
}
