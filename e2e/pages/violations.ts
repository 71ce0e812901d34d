import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds wrong with the page as it is, a line each. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // What is in a frame is the sender's.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}
