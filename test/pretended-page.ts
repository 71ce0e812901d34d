/** A page of the browser host, without a browser: Node's `fetch` with a cookie jar and the headers a browser adds. */
import type { PageEnvironment } from '../src/renderer/src/client/page-environment.ts'

export interface PretendedPage extends PageEnvironment {
  readonly downloads: readonly { readonly url: string; readonly filename: string }[]
  readonly opened: readonly string[]
  cookie(): string | null
}

/** `link` is what the host printed. Without its token, the page has none; `cookie` is that of an earlier page. */
export function pretendedPage(link: string, cookie: string | null = null): PretendedPage {
  const { origin, hash } = new URL(link)
  const downloads: { url: string; filename: string }[] = []
  const opened: string[] = []
  let jar = cookie

  return {
    origin,
    async fetch(input, init) {
      const headers = new Headers(init?.headers)
      if (init?.method === 'POST') headers.set('Origin', origin)
      headers.set('Sec-Fetch-Site', 'same-origin')
      if (jar !== null) headers.set('Cookie', jar)
      const response = await fetch(input, { ...init, headers })
      const [pair] = (response.headers.get('Set-Cookie') ?? '').split(';')
      if (pair !== undefined && pair !== '') jar = pair
      return response
    },
    takeToken: () => new URLSearchParams(hash.slice(1)).get('token'),
    download: (url, filename) => {
      downloads.push({ url, filename })
    },
    openExternal: (url) => {
      opened.push(url)
    },
    copyText: () => Promise.resolve(),
    downloads,
    opened,
    cookie: () => jar,
  }
}
