import type { Person } from '../cast.ts'
import type { Part } from '../mail-text.ts'
import type { Random } from '../random.ts'

/** What a letter is made from. */
export interface Scene {
  readonly random: Random
  /** Milliseconds since the epoch: when it was written. */
  readonly atMs: number
  /** Of ours, most of the time. */
  readonly from: Person
  readonly to: readonly [Person, ...Person[]]
  /** Pictures of this demo, made once. */
  readonly charts: readonly [Buffer, ...Buffer[]]
  readonly logos: readonly [Buffer, ...Buffer[]]
  /** Unique in the demo: for Message-ID and boundaries. */
  readonly token: string
}

/** A mail that is to be sent. */
export interface Letter {
  /** The envelope's; null for the null sender. */
  readonly sender: string | null
  readonly from: Person
  readonly to: readonly Person[]
  readonly cc?: readonly Person[]
  readonly subject: string
  readonly headers?: readonly string[]
  readonly content: Part
}

export function firstNameOf({ name }: Person): string {
  return name.split(' ').find((word) => !word.endsWith('.')) ?? name
}

/** Plain text as a simple, tidy HTML page. */
export function htmlOf(
  text: string,
  options: { readonly signature?: string; readonly top?: string } = {},
): string {
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
  return `<!doctype html>
<html>
<head><meta charset="utf-8"></head>
<body style="font-family: Helvetica, Arial, sans-serif; font-size: 14px; line-height: 1.5; color: #1f2933; max-width: 40em">
${options.top ?? ''}${paragraphs}
${options.signature ?? ''}
</body>
</html>`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export function euros(random: Random, low: number, high: number): string {
  const cents = random.integer(low * 100, high * 100)
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `€${whole}.${String(cents % 100).padStart(2, '0')}`
}

// One formatter: making one for each date costs more than the rest of a letter.
const days = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** `31 January 2026`. */
export function dayText(ms: number): string {
  return days.format(ms)
}
