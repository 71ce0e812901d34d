/** What the reference says about a message, in the shape that the command line prints. */
import { isUtf8 } from 'node:buffer'
import { decodeWords } from 'postal-mime'
import type { MessageDocument, StatusDocument } from '../src/contract/views.ts'
import { errorSummary } from '../src/main/message/error-text.ts'
import { textOfByteString } from '../src/main/sexp/byte-string.ts'
import { parseSexp } from '../src/main/sexp/parse.ts'
import type { Sexp } from '../src/main/sexp/sexp.ts'
import { bytesOf } from './reference.ts'

type Parsed = Readonly<Record<string, unknown>> & {
  readonly envelope_info: Readonly<Record<string, unknown>>
  readonly relay_attempts: readonly (Readonly<Record<string, string>> & { readonly time_s: string })[]
}

export interface ReferenceEntry {
  readonly place: 'queue' | 'checkout'
  readonly name: string
  readonly metadata_b64: string
  readonly parsed: Parsed
  readonly data_bytes?: number
  readonly data_error?: string
  readonly email?: {
    readonly headers: readonly { readonly name_b64: string; readonly value_b64: string }[]
    readonly email_b64: string
  }
}

export type ReferenceDump = Readonly<Record<string, readonly ReferenceEntry[]>>

/**
 * The document that the command line has to print. The dump's metadata is in the newest version: the one on disk is
 * what `onDisk` (the file's bytes) is of.
 */
export function referenceDocument(
  queue: string,
  { place, name, metadata_b64, parsed, data_bytes, email }: ReferenceEntry,
  onDisk: string,
): MessageDocument {
  const info = parsed.envelope_info
  return {
    name,
    queue,
    checkedOut: place === 'checkout',
    kind: 'message',
    id: textIn(parsed, 'id'),
    parentId: textIn(parsed, 'parent_id'),
    relatedIds: textsIn(parsed, 'related_ids'),
    flows: textsIn(parsed, 'flows'),
    spoolDate: isoOfSeconds(textIn(parsed, 'spool_date_s')),
    metadataVersion: versionOf(onDisk),
    status: statusOf(parseSexp(latin1In(parsed, 'status'))),
    sender: textIn(info, 'sender'),
    senderArgs: senderArgumentsIn(bytesOf(metadata_b64)),
    recipients: textsIn(info, 'recipients'),
    rejectedRecipients: textsIn(info, 'rejected_recipients'),
    route: 'route' in info && info['route'] === null ? null : textIn(info, 'route'),
    remainingRecipients: textsIn(parsed, 'remaining_recipients'),
    failedRecipients: textsIn(parsed, 'failed_recipients'),
    nextHops: textsIn(parsed, 'next_hop_choices'),
    retryIntervals: textsIn(parsed, 'retry_intervals').map(retryIntervalOf),
    relayAttempts: parsed.relay_attempts.map((attempt) => ({
      time: isoOfSeconds(attempt.time_s),
      error: textIn(attempt, 'error_hum'),
      // Ours: the reference has no such form.
      summary: textOfByteString(errorSummary(parseSexp(latin1In(attempt, 'error_hum')))),
    })),
    subject: email === undefined ? null : subjectOf(email.headers),
    dataBytes: data_bytes ?? null,
  }
}

/** By what each version brought (`on-disk-format.md`). */
function versionOf(onDisk: string): MessageDocument['metadataVersion'] {
  if (onDisk.includes('(related_ids')) return 4
  if (!onDisk.includes('(route')) return 1
  return onDisk.includes('(Inet') ? 2 : 3
}

const spelled: Readonly<Record<string, string>> = {
  '(Auth())': 'AUTH=<>',
  '(Auth(auth@example.com))': 'AUTH=auth@example.com',
  '(Body Mime_8bit)': 'BODY=8BITMIME',
  '(Body Mime_7bit)': 'BODY=7BIT',
}

/** The fixtures have four of them, in their places of `MAIL FROM`. */
function senderArgumentsIn(metadata: string): string[] {
  const list = /\(sender_args\((.*?)\)\)\(recipients/.exec(metadata)?.[1] ?? ''
  const found = list === '' ? [] : list.split(/(?<=\))(?=\((?:Auth|Body))/)
  return found.map((argument) => {
    const text = spelled[argument.endsWith('))') || !argument.startsWith('(Auth') ? argument : `${argument})`]
    if (text === undefined) throw new Error(`a sender argument that no fixture had: ${argument}`)
    return text
  })
}

function subjectOf(headers: NonNullable<ReferenceEntry['email']>['headers']): string | null {
  const header = headers.find(({ name_b64 }) => bytesOf(name_b64).toLowerCase() === 'subject')
  if (header === undefined) return null
  const value = bytesOf(header.value_b64).replaceAll(/\r?\n/g, '').trim()
  // Raw 8-bit headers are UTF-8 (RFC 6532) where they can be, else what Latin-1 makes of them.
  return decodeWords(isUtf8(Buffer.from(value, 'latin1')) ? textOfByteString(value) : value)
}

/** `KEY_b64` is always there for a byte string, `KEY` only when it is ASCII; some are ASCII by their nature. */
function latin1In(object: Readonly<Record<string, unknown>>, key: string): string {
  const base64 = object[`${key}_b64`]
  if (typeof base64 === 'string') return bytesOf(base64)
  const text = object[key]
  if (typeof text !== 'string') throw new Error(`the reference has no ${key}`)
  return text
}

function textIn(object: Readonly<Record<string, unknown>>, key: string): string {
  return textOfByteString(latin1In(object, key))
}

function textsIn(object: Readonly<Record<string, unknown>>, key: string): string[] {
  const list = object[`${key}_b64`] ?? object[key]
  if (!Array.isArray(list)) throw new Error(`the reference has no list ${key}`)
  const isBase64 = `${key}_b64` in object
  return list.map((text: string) => textOfByteString(isBase64 ? bytesOf(text) : text))
}

/** Rounded to microseconds, as a file holds them. */
function isoOfSeconds(seconds: string): string {
  const micros = BigInt(Math.round(Number(seconds) * 1e6))
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const whole = new Date(Number((micros - fraction) / 1000n)).toISOString()
  return whole.replace(/\.\d+Z$/, `.${String(fraction).padStart(6, '0')}Z`)
}

function statusOf(sexp: Sexp): StatusDocument {
  if (typeof sexp === 'string') return { kind: kindOf(sexp) }
  const [kind, value] = sexp
  if (kind === 'Send_at') {
    const [day, time] = value as readonly string[]
    return { kind: 'send-at', at: `${String(day)}T${String(time)}` }
  }
  const reason = Object.fromEntries(value as readonly (readonly [string, string])[])
  return {
    kind: 'quarantined',
    reason: {
      description: textOfByteString(reason['description'] ?? ''),
      envelopeSender: textOfByteString(reason['envelope_sender'] ?? ''),
      fromHeaders: textOfByteString(reason['from_headers'] ?? ''),
    },
  }
}

function kindOf(constructor: string): StatusDocument['kind'] {
  return constructor.toLowerCase().replace('_', '-') as StatusDocument['kind']
}

function retryIntervalOf(text: string): MessageDocument['retryIntervals'][number] {
  const fields = Object.fromEntries(parseSexp(text) as readonly (readonly [string, Sexp])[])
  const [jitter] = fields['jitter'] as readonly string[]
  return {
    spanSeconds: secondsOf(fields['span'] as string),
    jitterSeconds: jitter === undefined ? null : secondsOf(jitter),
  }
}

const units: Readonly<Record<string, number>> = {
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  ns: 1e-9,
}

/** The reference's dump prints spans with several units: `1m30s`. */
function secondsOf(span: string): number {
  let seconds = 0
  for (const [, amount, unit] of span.matchAll(/([\d.]+)([a-z]+)/g)) {
    seconds += Number(amount) * (units[unit ?? ''] ?? NaN)
  }
  return seconds
}
