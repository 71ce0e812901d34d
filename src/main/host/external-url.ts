/** Addresses that may be opened outside. */
const PROTOCOLS = new Set(['http:', 'https:', 'mailto:'])

/** The address as a URL parser understands it, or null where it must not be opened. */
export function externalUrl(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed !== null && PROTOCOLS.has(parsed.protocol) ? parsed.href : null
}
