import { expect, type Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** What axe finds wrong with the page as it is, a line each. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const options: RunOptions = {
    resultTypes: ['violations'],
    // The frame of a mail is looked at; what is in it is the sender's, and no script runs there, axe's neither.
    iframes: false,
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: [...rules] } }),
  }
  const { violations } = await page.evaluate((wanted) => {
    const { axe: loaded } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
    return loaded.run(wanted)
  }, options)
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

/** What themes differ in; all else is the same in both. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** Looks at one state of the window, in light and in dark. Goes on where something is wrong: a walk tells everything. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await violationsOf(page), `${what}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect.soft(await violationsOf(page, colourRules), `${what}, dark`).toEqual([])
}
