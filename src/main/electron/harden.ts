/** What no page may do here, whatever is loaded into it. */
import type { App, Session, WebContents } from 'electron'
import { APP_URL, frameAddressOf } from './app-addresses.ts'

export interface HardenOptions {
  /** A click on a link in a mail frame, which goes nowhere. */
  readonly onFrameLink: (contents: WebContents, id: string, link: number) => void
  /** Whether a mail frame may load pictures from elsewhere. */
  readonly mayLoadRemote: (frame: string) => boolean
}

/** Holds for every page there will ever be, not only for our window's. */
export function hardenContents(
  app: Pick<App, 'on'>,
  { onFrameLink }: Pick<HardenOptions, 'onFrameLink'>,
): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.on('will-navigate', (details) => {
      details.preventDefault()
    })
    contents.on('will-redirect', (details) => {
      details.preventDefault()
    })
    contents.on('will-frame-navigate', (details) => {
      const address = details.isMainFrame ? null : frameAddressOf(details.url)
      if (address?.kind === 'document') return
      details.preventDefault()
      if (address?.kind === 'link') onFrameLink(contents, address.id, address.link)
    })
  })
}

/** Denies every permission and device, and the network to everything but pictures of mail that a person asked for. */
export function hardenSession(
  session: Session,
  { mayLoadRemote }: Pick<HardenOptions, 'mayLoadRemote'>,
): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url, resourceType, frame }, callback) => {
    const isRemotePicture = resourceType === 'image' && mayLoadRemote(frame?.url ?? '')
    callback({ cancel: /^(?:https?|wss?|ftp|file):/i.test(url) && !isRemotePicture })
  })
}

/** The only page that a window is ever sent to. */
export const startPage = APP_URL
