import { expect, type Locator, type Page } from '@playwright/test'

/** The dialog that adds messages, and the ways into it. */
export class AddingPage {
  readonly page: Page
  readonly dialog: Locator
  readonly files: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
    this.files = this.dialog.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+I')
    await expect(this.dialog).toBeVisible()
  }

  /** As the system's dialog would answer. */
  async choose(button: string, paths: string | readonly string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.dialog.getByRole('button', { name: button }).click()
    await (await chooser).setFiles(paths)
  }

  file(text: string | RegExp): Locator {
    return this.files.filter({ hasText: text })
  }

  async add(button: string | RegExp): Promise<void> {
    await this.dialog.getByRole('button', { name: button }).click()
    await expect(this.dialog.getByRole('button', { name: 'Done' })).toBeVisible()
  }

  async done(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click()
    await expect(this.dialog).toBeHidden()
  }

  /** Drops files or directories of the disk on the window, as the system does. */
  async drop(...paths: readonly string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files: [...paths], dragOperationsMask: 1 }
    const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data })
    await send('dragEnter')
    await expect(this.page.getByText('Drop a spool to open it')).toBeVisible()
    // A browser lets nothing fall before the page has said, for a pointer that is above it, that it takes it.
    for (let turn = 0; turn < 3; turn += 1) {
      await send('dragOver')
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    }
    await send('drop')
    await session.detach()
  }
}
