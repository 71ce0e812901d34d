import type { RetryIntervalArgument } from '../../../contract/actions.ts'
import { parseSpanMs, printSpanMs } from '../../../contract/units.ts'

export type ReadIntervals =
  | { readonly kind: 'intervals'; readonly intervals: readonly RetryIntervalArgument[] }
  /** The piece that is no interval. */
  | { readonly kind: 'problem'; readonly piece: string }

/** `5m, 15m, 1h+-10m`: waits before the next tries, in their order; what follows `+-` or `±` is jitter. */
export function readRetryIntervals(text: string): ReadIntervals {
  const intervals: RetryIntervalArgument[] = []
  for (const piece of text.split(/[\s,;]+/).filter((part) => part !== '')) {
    const [span = '', jitter, ...rest] = piece.split(/\+-|±/)
    const spanMs = positiveSpan(span)
    const jitterMs = jitter === undefined ? undefined : positiveSpan(jitter)
    if (spanMs === null || jitterMs === null || rest.length > 0) return { kind: 'problem', piece }
    intervals.push(jitterMs === undefined ? { spanMs } : { spanMs, jitterMs })
  }
  return { kind: 'intervals', intervals }
}

function positiveSpan(text: string): number | null {
  const ms = parseSpanMs(text)
  return ms === null || ms <= 0 ? null : ms
}

/** So that `readRetryIntervals` reads the same. */
export function printRetryIntervals(intervals: readonly RetryIntervalArgument[]): string {
  return intervals
    .map(({ spanMs, jitterMs }) =>
      jitterMs === undefined ? printSpanMs(spanMs) : `${printSpanMs(spanMs)}±${printSpanMs(jitterMs)}`,
    )
    .join(', ')
}
