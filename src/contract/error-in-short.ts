const ownAddress = /^(\d{3}(?: \d\.\d{1,3}\.\d{1,3})?) <[^<>\s]{1,320}>:? /
const unixError = /^\(monitor\.ml\.Error \(Unix\.Unix_error "([^"]*)" (\S+) ([^()]*)\)/

/**
 * Of a delivery error what tells it from others, as lists show it and groups of one cause are called: `452 4.2.2 mailbox
 * full`, `Connection refused: connect 192.0.2.1:25`. Senders put the same words before every reply, and their own traces
 * around what the system said; receivers put the recipient first, who has a column of his own.
 */
export function errorInShort(error: string): string {
  const reply = error.replace(/^Unable to send envelope: /, '').replace(ownAddress, '$1 ')
  const [, what, call = '', address = ''] = unixError.exec(reply) ?? []
  return what === undefined ? reply : `${what}: ${call} ${address}`.trim()
}
