/** Our own schemes. Pages never come from `file:`, which could read every file. */
import { parseFrameAddress, type FrameAddress } from '../host/frame-address.ts'

export const APP_SCHEME = 'bobbin'
export const MAIL_SCHEME = 'bobbin-mail'

export const APP_ORIGIN = `${APP_SCHEME}://app`
export const APP_URL = `${APP_ORIGIN}/`
/** Another origin than the app's, and opaque besides: mail shares nothing with it. */
export const MAIL_ORIGIN = `${MAIL_SCHEME}://frame`

export const frameUrl = (id: string) => `${MAIL_ORIGIN}/${id}/`

/** Null for every address that is none of a mail frame. */
export function frameAddressOf(url: string): FrameAddress | null {
  const root = `${MAIL_ORIGIN}/`
  return url.startsWith(root) ? parseFrameAddress(url.slice(root.length)) : null
}
