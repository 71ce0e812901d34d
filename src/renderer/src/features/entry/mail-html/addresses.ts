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

/**
 * A text that names one place while the link leads to another, or an address in which something that looks like a place
 * stands before the real one (`https://bank.example@evil.example/`).
 */
export function isDeceptive(text: string, address: string): boolean {
  const host = hostOf(address)
  if (host === null) return false
  if (isWeb(address) && new URL(address).username !== '') return true
  const named = hostNamedIn(text)
  if (named === null) return false
  const bare = (name: string) => name.toLowerCase().replace(/^www\./, '')
  return bare(named) !== bare(host) && !bare(host).endsWith(`.${bare(named)}`)
}

const isWeb = (address: string) => /^https?:/i.test(address)

/** The host that a text begins with, as an address has it; null where it names none. In any alphabet. */
function hostNamedIn(text: string): string | null {
  const plain = withoutDirection(text).trim()
  const named = /^(?:https?:\/\/)?((?:[\p{L}\p{M}\p{N}_-]+\.)+\p{L}{2,})(?:[/:?#\s]|$)/iu.exec(plain)?.[1]
  return named === undefined ? null : hostOf(`http://${named}`)
}

/** Marks that make a text read otherwise than it is written, and controls, as what they are. */
export function withoutDirection(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- they are what is to be seen
    /[\0-\x08\x0b-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
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
