import type { Page } from '@playwright/test'

/** Texts and names in the page with a control or a mark of the writing direction in them. */
export function hiddenMarksIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    // eslint-disable-next-line no-control-regex -- control characters are what it is about
    const hidden = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
    const found: string[] = [document.title]
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
      found.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[title], [aria-label]'))
      found.push(element.getAttribute('title') ?? '', element.getAttribute('aria-label') ?? '')
    return found.filter((text) => hidden.test(text)).map((text) => JSON.stringify(text))
  })
}
