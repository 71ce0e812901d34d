/**
 * The domain of an address in its printed form (`a@b.c`, `"A Name <a@b.c>"`), in lower case. An address without one is
 * its own: `<>`, `postmaster`.
 */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) return address.trim().toLowerCase()
  const end = address.indexOf('>', at)
  return (end < 0 ? address.slice(at + 1) : address.slice(at + 1, end)).trim().toLowerCase()
}
