import type { FrameLocator, Locator, Page } from '@playwright/test'

/** Right: the entry that is read. */
export class EntryPane {
  readonly pane: Locator
  readonly title: Locator
  readonly frame: FrameLocator
  readonly frameElement: Locator
  readonly text: Locator

  constructor(page: Page) {
    this.pane = page.getByRole('region', { name: 'Entry', exact: true })
    this.title = this.pane.getByRole('heading', { level: 2 })
    this.frameElement = this.pane.locator('iframe')
    this.frame = this.pane.frameLocator('iframe')
    this.text = this.pane.getByRole('region', { name: 'Text of the message' })
  }

  tab(name: string | RegExp): Locator {
    return this.pane.getByRole('tab', { name })
  }

  async open(tab: string | RegExp): Promise<void> {
    await this.tab(tab).click()
  }

  /** Lines that are read in a tab: of the source, of a file, of bytes. */
  lines(name: string): Locator {
    return this.pane.getByRole('region', { name, exact: true })
  }

  /** One of the forms that what is shown in a tab can have. */
  form(name: string): Locator {
    return this.pane.getByRole('radio', { name, exact: true })
  }

  /** HTML or Text, where the message has both. */
  async show(form: 'HTML' | 'Text'): Promise<void> {
    await this.pane.getByRole('radio', { name: form }).click()
  }
}
