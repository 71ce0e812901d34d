import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** Right: the entry that is read. */
export class EntryPane {
  readonly pane: Locator
  readonly title: Locator
  readonly frame: FrameLocator
  readonly frameElement: Locator
  readonly text: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
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

  /**
   * Waits until the entry of that name is shown with its message, looking at every frame: many are opened in a row.
   * Answers with what went wrong in showing it; null when nothing did.
   */
  async showsMessage(name: string): Promise<string | null> {
    const found = await this.#page.waitForFunction(
      (wanted) => {
        const pane = document.querySelector('#entry-pane')
        if (
          pane === null ||
          ![...pane.querySelectorAll('button')].some(({ textContent }) => textContent === wanted)
        )
          return null
        const bad = pane.querySelector('[data-tone="bad"]')
        if (bad !== null) return { bad: bad.textContent }
        const body = pane.querySelector('iframe, [aria-label="Text of the message"]')
        return body !== null || pane.textContent.includes('No text') ? { bad: null } : null
      },
      name,
      { polling: 'raf' },
    )
    const { bad } = (await found.jsonValue()) ?? { bad: 'nothing is shown' }
    return bad
  }

  /**
   * Clicks on something in the frame. The browser hands the pointer to the process of a frame by the picture that was
   * drawn last: where that still has a dialog above, or no frame yet, a click is lost. So the frame has to feel the
   * pointer first; a movement that was lost is made again.
   */
  async clickInFrame(text: string): Promise<void> {
    const target = this.frame.getByText(text)
    const felt = this.frame.locator(':hover', { hasText: text })
    await target.waitFor()
    await expect(async () => {
      await this.#page.mouse.move(0, 0)
      await target.hover()
      await expect(felt.first()).toBeVisible({ timeout: 1000 })
    }).toPass()
    await target.click()
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
