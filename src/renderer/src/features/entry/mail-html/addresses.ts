/** The largest `data:` image that a mail may bring along in its own text, in characters. */
const MAX_DATA_IMAGE = 4 * 1024 * 1024

/** Whether a browser would go to the network for it. */
export function isRemote(address: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address) || /^\s*(?:https?|ftp):/i.test(address)
}

/** Raster images only: an SVG is a document. */
export function isSmallRaster(address: string): boolean {
  return (
    address.length <= MAX_DATA_IMAGE &&
    /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif);base64,[a-z0-9+/=\s]*$/i.test(address)
  )
}

/** What the links of a mail may lead to, after a person has seen where. */
export function isOpenable(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(address)
}

/** Host of an address, for people; null where it has none. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname || null : null
}

/** A text that names one place while the link leads to another. */
export function isDeceptive(text: string, address: string): boolean {
  const named = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/:?#]|$)/i.exec(text.trim())?.[1]
  const host = hostOf(address)
  if (named === undefined || host === null) return false
  const bare = (name: string) => name.toLowerCase().replace(/^www\./, '')
  return bare(named) !== bare(host) && !bare(host).endsWith(`.${bare(named)}`)
}

/** Every `cid:` that a text refers to, without angle brackets, decoded. */
export function contentIdsIn(html: string): readonly string[] {
  const found = html.matchAll(/\bcid:([^\s"'<>)]+)/gi)
  return [...new Set([...found].map(([, id]) => decodedId(id ?? '')))]
}

export function decodedId(id: string): string {
  try {
    return decodeURIComponent(id.trim().replace(/&amp;/g, '&'))
  } catch (error) {
    if (error instanceof URIError) return id.trim()
    throw error
  }
}
