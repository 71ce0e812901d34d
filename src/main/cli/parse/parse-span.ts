import { InvalidArgumentError } from 'commander'
import { parseSpanMs } from '../../../contract/units.ts'

/** `90s`, `15m`, `2h`, `3d`: milliseconds. The same spans as in a query. */
export function parseSpan(text: string): number {
  const spanMs = parseSpanMs(text.trim())
  if (spanMs === null) throw new InvalidArgumentError('A span is something like 90s, 15m, 2h or 3d.')
  return spanMs
}

/** A span as it was written, for who reads it later. */
export function checkedSpan(text: string): string {
  parseSpan(text)
  return text.trim()
}

/** A span that must not be zero. */
export function parsePositiveSpan(text: string): number {
  const spanMs = parseSpan(text)
  if (spanMs === 0) throw new InvalidArgumentError('It must be longer than nothing.')
  return spanMs
}

/** Collects `QUEUE=SPAN`, repeated. */
export function parseQueueSpan(
  text: string,
  previous: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> {
  // A queue's name may hold `=`, a span cannot.
  const at = text.lastIndexOf('=')
  if (at <= 0) throw new InvalidArgumentError('Give a queue and a span: active=1d.')
  return { ...previous, [text.slice(0, at)]: parseSpan(text.slice(at + 1)) }
}
