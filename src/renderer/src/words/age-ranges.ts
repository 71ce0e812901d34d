import { spanText } from './ages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `40m`, `2h40`, `11h`, `3.6d`, `14d`: an age over a narrow column, rounded. */
export function ageLabel(ms: number): string {
  if (ms < HOUR) return `${String(Math.round(ms / MINUTE))}m`
  if (ms < 10 * HOUR) {
    const minutes = Math.round(ms / MINUTE)
    const rest = minutes % 60
    return `${String(Math.floor(minutes / 60))}h${rest === 0 ? '' : String(rest).padStart(2, '0')}`
  }
  if (ms < DAY) return `${String(Math.round(ms / HOUR))}h`
  const days = ms / DAY
  return days < 10 ? `${String(Math.round(days * 10) / 10)}d` : `${String(Math.round(days))}d`
}

/** `20 min to 40 min old`, `younger than 5 min`, `28 d or older`: exactly. */
export function ageRangeText(fromMs: number | null, toMs: number | null): string {
  if (fromMs === null || fromMs === 0) return toMs === null ? 'of any age' : `younger than ${spanOf(toMs)}`
  return toMs === null ? `${spanOf(fromMs)} or older` : `${spanOf(fromMs)} to ${spanOf(toMs)} old`
}

function spanOf(ms: number): string {
  return spanText(ms / 1000)
}

/** The bounds of a bucket of `ShapeView`: the last one is open. */
export function bucketRange(
  boundsMs: readonly number[],
  bucket: number,
): { readonly fromMs: number | null; readonly toMs: number | null } {
  return { fromMs: boundsMs[bucket - 1] ?? null, toMs: boundsMs[bucket] ?? null }
}
