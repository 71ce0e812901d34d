/** Chromium knows no schemes of ours: what has one in main has a host of its own in the page. */
const PAIRS = [
  ['bobbin://app', 'https://app.bobbin.test'],
  ['bobbin-mail://frame', 'https://frame.bobbin-mail.test'],
] as const

/** Every address of ours in a text (an address, a header, a JSON document), as the page has it. */
export const toPage = (text: string): string =>
  PAIRS.reduce((changed, [main, page]) => changed.replaceAll(main, page), text)

/** The reverse. */
export const toMain = (text: string): string =>
  PAIRS.reduce((changed, [main, page]) => changed.replaceAll(page, main), text)
