import { hostOf, isDeceptive, isOpenable, withoutDirection } from './addresses.ts'

export interface MailLink {
  /** What the mail shows for it. */
  readonly text: string
  /** Where it leads, in ASCII where that is to be opened: what the address bar of a browser would go to. */
  readonly address: string
  /** http, https and mailto; nothing else is ever opened. */
  readonly openable: boolean
  /** What it looks like names another place than the one it leads to. */
  readonly deceptive: boolean
  /** The name of the host is not ASCII: it may look like another. */
  readonly foreignLetters: boolean
}

const MAX_TEXT = 200

export function mailLink(text: string, address: string): MailLink {
  const openable = isOpenable(address)
  const host = openable ? hostOf(address) : null
  return {
    text: withoutDirection(text).slice(0, MAX_TEXT),
    address: openable && URL.canParse(address) ? new URL(address).href : withoutDirection(address),
    openable,
    deceptive: openable && isDeceptive(text, address),
    foreignLetters: host !== null && /(?:^|\.)xn--/i.test(host),
  }
}
