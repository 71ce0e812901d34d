/** The app and its mail frames, each on a scheme of its own. */
import type { CustomScheme, Protocol } from 'electron'
import { appPolicy, commonHeaders, mailPolicy } from '../host/content-security-policy.ts'
import type { MailFrames } from '../host/mail-frames.ts'
import type { RendererFiles } from '../host/renderer-files.ts'
import { APP_ORIGIN, APP_SCHEME, frameAddressOf, MAIL_ORIGIN, MAIL_SCHEME } from './app-addresses.ts'

/** To be registered before the app is ready. Standard: with an origin. Secure: so that it is a secure context. */
export const customSchemes: CustomScheme[] = [
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
  { scheme: MAIL_SCHEME, privileges: { standard: true, secure: true } },
]

export interface ServeProtocolsOptions {
  readonly protocol: Pick<Protocol, 'handle'>
  readonly files: RendererFiles
  readonly frames: MailFrames
}

export function serveProtocols({ protocol, files, frames }: ServeProtocolsOptions): void {
  protocol.handle(APP_SCHEME, (request) => serveFile(files, request))
  protocol.handle(MAIL_SCHEME, (request) => serveFrame(frames, request))
}

async function serveFile(files: RendererFiles, { url, method }: Request): Promise<Response> {
  if (method !== 'GET') return nothing(405)
  // Taken as it stands, not resolved: there is no path in which something could hide.
  const [path = ''] = url.slice(APP_ORIGIN.length).split(/[?#]/, 1)
  const file = url.startsWith(`${APP_ORIGIN}/`) ? files.find(path) : null
  if (file === null) return nothing(404)
  return new Response(await file.read(), {
    headers: {
      ...commonHeaders,
      'Content-Type': file.type,
      'Content-Security-Policy': appPolicy(`${MAIL_ORIGIN}/`),
      'Cache-Control': 'no-cache',
    },
  })
}

function serveFrame(frames: MailFrames, { url, method }: Request): Response {
  if (method !== 'GET') return nothing(405)
  const address = frameAddressOf(url)
  // Clicks are stopped before they get here; should one come through, the frame stays as it is.
  if (address?.kind === 'link') return nothing(204)
  const document = address === null ? null : frames.get(address.id)
  if (document === null) return nothing(404)
  return new Response(document.html, {
    headers: {
      ...commonHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': mailPolicy({
        remoteImages: document.remoteImages,
        ancestors: `${APP_ORIGIN}/`,
      }),
      'Cache-Control': 'no-store',
    },
  })
}

const nothing = (status: number) => new Response(null, { status, headers: commonHeaders })
