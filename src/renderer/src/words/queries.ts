/** What both queries find. */
export function bothQueries(a: string, b: string): string {
  return [a, b]
    .map((query) => query.trim())
    .filter((query) => query !== '')
    .map((query, _, all) => (all.length > 1 && /\bor\b/i.test(query) ? `(${query})` : query))
    .join(' ')
}

const MINUTE_MS = 60_000

function spanWord(ms: number): string {
  if (ms % MINUTE_MS !== 0) return `${String(ms)}ms`
  const minutes = ms / MINUTE_MS
  return minutes % 60 === 0 ? `${String(minutes / 60)}h` : `${String(minutes)}m`
}

/** The ages from one bound to the next; null where there is none. A bound belongs to the ages above it. */
export function ageQuery(fromMs: number | null, toMs: number | null): string {
  return [
    fromMs === null || fromMs === 0 ? '' : `age>=${spanWord(fromMs)}`,
    toMs === null ? '' : `age<${spanWord(toMs)}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
