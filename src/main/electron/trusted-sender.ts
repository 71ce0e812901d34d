import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { APP_ORIGIN } from './app-addresses.ts'

/**
 * Whether a message comes from the page of one of our windows: from its top frame, which shows the app. Mail is shown
 * in frames below it, and whatever a window might be navigated to has another origin.
 */
export function isTrustedSender({
  senderFrame,
}: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): boolean {
  if (senderFrame === null || senderFrame.detached || senderFrame.parent !== null) return false
  return senderFrame.origin === APP_ORIGIN && senderFrame.url.startsWith(`${APP_ORIGIN}/`)
}
