/** What the bridge to the browser host needs of a browser. A test gives it a pretended one. */
export interface PageEnvironment {
  /** `http://127.0.0.1:8025` */
  readonly origin: string
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** The token of the link, taken out of the address; null where there is none. */
  takeToken(): string | null
  /** Lets the browser save what an address answers with. */
  download(url: string, filename: string): void
  openExternal(url: string): void
  copyText(text: string): Promise<void>
}

/** The page that we are in. */
export function thisPage(): PageEnvironment {
  // A new link in the same tab changes nothing but the fragment: the browser would not load the page again.
  addEventListener('hashchange', () => {
    location.reload()
  })
  return {
    origin: location.origin,
    fetch: (url, init) => fetch(url, init),
    takeToken() {
      const token = new URLSearchParams(location.hash.slice(1)).get('token')
      // Out of the address at once: it must not be in the history, a bookmark or a screenshot.
      if (token !== null) history.replaceState(null, '', location.pathname)
      return token
    },
    download(url, filename) {
      const link = document.createElement('a')
      link.href = url
      link.download = filename
      link.click()
    },
    openExternal: (url) => {
      window.open(url, '_blank', 'noopener,noreferrer')
    },
    copyText: (text) => navigator.clipboard.writeText(text),
  }
}
