import type { Sexp } from '../../sexp/sexp.ts'
import { byteStringOfText } from '../../sexp/byte-string.ts'
import type { Random } from './random.ts'

/** How the mail server of a domain treats us, which decides what goes wrong with mail to it. */
export type Mood =
  | 'fine'
  | 'refusing'
  | 'timing-out'
  | 'greylisting'
  | 'over-quota'
  | 'unknown-users'
  | 'rate-limiting'
  | 'blocking'
  | 'broken-tls'

export interface Destination {
  readonly mood: Mood
  /** `host:port`, in the order in which they are tried. */
  readonly hops: readonly { readonly host: string; readonly port: number }[]
  /** An address from the blocks that are reserved for documentation. */
  readonly ip: string
}

const moods: readonly [{ weight: number; value: Mood }, ...{ weight: number; value: Mood }[]] = [
  { weight: 5, value: 'fine' },
  { weight: 2, value: 'refusing' },
  { weight: 3, value: 'timing-out' },
  { weight: 3, value: 'greylisting' },
  { weight: 2, value: 'over-quota' },
  { weight: 3, value: 'unknown-users' },
  { weight: 3, value: 'rate-limiting' },
  { weight: 2, value: 'blocking' },
  { weight: 1, value: 'broken-tls' },
]

export function makeDestination(random: Random, domain: string): Destination {
  const mood = random.weighted(moods)
  const count = random.integer(1, 3)
  const hops = Array.from({ length: count }, (_, at) => ({
    host: count === 1 ? `mx.${domain}` : `mx${at + 1}.${domain}`,
    port: mood === 'broken-tls' ? 465 : 25,
  }))
  return {
    mood,
    hops,
    ip: `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(2, 250)}`,
  }
}

/** What a try to deliver to that domain came to, in the forms in which Async_smtp keeps errors. */
export function deliveryError(random: Random, { mood, hops, ip }: Destination, recipient: string): Sexp {
  const hop = hops[0] ?? { host: 'mx.example', port: 25 }
  const connecting = (error: string): Sexp => [
    'monitor.ml.Error',
    ['Unix.Unix_error', error, 'connect', `${ip}:${hop.port}`],
    ['<backtrace elided to reduce size>'],
  ]
  const rejected = (reply: string): Sexp => ['Unable to send envelope', byteStringOfText(reply)]
  switch (mood) {
    case 'fine':
      return random.pick<Sexp>([
        rejected('421 4.3.2 Service shutting down, closing transmission channel'),
        rejected('451 4.3.0 Temporary lookup failure'),
        'Connection closed by remote host during DATA',
      ])
    case 'refusing':
      return connecting('Connection refused')
    case 'timing-out':
      return random.chance(0.8) ? connecting('Connection timed out') : 'No hops available'
    case 'greylisting':
      return rejected(
        `450 4.2.0 <${recipient}>: Recipient address rejected: Greylisted, please try again in ${random.integer(60, 300)} seconds`,
      )
    case 'over-quota':
      return rejected(
        `452 4.2.2 <${recipient}> The recipient's mailbox is over its storage limit (queue id ${random.hex(10).toUpperCase()})`,
      )
    case 'unknown-users':
      return rejected(
        `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown in virtual mailbox table`,
      )
    case 'rate-limiting':
      return rejected(
        `421 4.7.28 [${ip}] Our system has detected an unusual rate of mail originating from your IP address. ${random.hex(12)} - smtp`,
      )
    case 'blocking':
      return rejected(
        `554 5.7.1 Service unavailable; Client host [${ip}] blocked using a blocklist; see https://blocklist.example/query?ip=${ip}`,
      )
    case 'broken-tls':
      return [
        'Failed to negotiate TLS',
        ['host', hop.host],
        ['error', ['Ssl_error', 'error:0A000086:SSL routines::certificate verify failed']],
      ]
  }
}
