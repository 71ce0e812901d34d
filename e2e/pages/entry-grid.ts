import { expect, type Locator, type Page } from '@playwright/test'

/** Middle: the list of entries. */
export class EntryGrid {
  readonly grid: Locator
  readonly rows: Locator
  readonly newEntries: Locator
  /** In their order. */
  readonly headers: Locator

  constructor(page: Page) {
    this.grid = page.getByRole('grid')
    this.rows = this.grid.locator('[role="row"][data-name]')
    this.headers = this.grid.getByRole('columnheader')
    this.newEntries = page.getByRole('region', { name: 'Entries' }).getByRole('button', { name: / new$/ })
  }

  row(name: string): Locator {
    return this.grid.locator(`[role="row"][data-name="${name}"]`)
  }

  /** By something that one of its cells says. */
  rowWith(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  header(column: string): Locator {
    return this.grid.getByRole('columnheader', { name: column })
  }

  /** As far to the left as a pointer can click without scrolling the list sideways. */
  async click(row: Locator, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    await row.click({ position: { x: 40, y: 12 }, ...options })
  }

  async focus(): Promise<void> {
    await this.grid.focus()
  }

  /** How many entries the list says that it has. */
  async total(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1
  }

  async expectTotal(total: number): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-rowcount', String(total + 1))
  }

  async expectSelected(names: readonly string[]): Promise<void> {
    await expect
      .poll(() =>
        this.grid
          .locator('[role="row"][aria-selected="true"]')
          .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name'))),
      )
      .toEqual(names)
  }

  /** The row that the keyboard is on. */
  get current(): Locator {
    return this.grid.locator('[role="row"][data-cursor]')
  }
}
