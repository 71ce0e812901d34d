/**
 * Who may speak to the host: whoever has the token of this start. It is in the fragment of the printed link, which no
 * browser sends: not in a request line, not in a log, not in a Referer. The page takes it out of the address and
 * exchanges it for a cookie that scripts cannot read.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'

/** How long the link that is handed to a browser may wait to be followed. */
const TICKET_MS = 60_000

export interface Session {
  /** Good for as long as the host runs. */
  readonly token: string
  /**
   * A token for one exchange, soon. The browser is started with it: other users can read the arguments of a process.
   */
  issueTicket(): string
  /** The `Set-Cookie` for a token or a ticket; null where it is neither. */
  exchange(secret: string): string | null
  isKnown(cookies: string | undefined): boolean
}

export function createSession(port: number, now: () => number = Date.now): Session {
  const token = secret()
  const cookie = secret()
  // Cookies belong to a host name, whatever its port: two of us side by side must not overwrite each other's.
  const cookieName = `bobbin-${port}`
  const tickets = new Map<string, number>()

  return {
    token,
    issueTicket() {
      const ticket = secret()
      tickets.set(ticket, now() + TICKET_MS)
      return ticket
    },
    exchange(given) {
      const expires = tickets.get(given)
      tickets.delete(given)
      const good = isEqual(given, token) || (expires !== undefined && now() < expires)
      return good ? `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict` : null
    },
    isKnown(cookies) {
      const given = (cookies ?? '').split(/; */).find((pair) => pair.startsWith(`${cookieName}=`))
      return given !== undefined && isEqual(given.slice(cookieName.length + 1), cookie)
    },
  }
}

const secret = () => randomBytes(32).toString('base64url')

/** Takes as long for a wrong secret as for the right one. */
function isEqual(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
