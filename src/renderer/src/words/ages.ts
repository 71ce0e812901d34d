const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const YEAR = 365.25 * DAY

const units = [
  { ms: YEAR, from: 2 * YEAR, short: 'y', one: 'year', many: 'years' },
  { ms: WEEK, from: 3 * WEEK, short: 'w', one: 'week', many: 'weeks' },
  { ms: DAY, from: DAY, short: 'd', one: 'day', many: 'days' },
  { ms: HOUR, from: HOUR, short: 'h', one: 'hour', many: 'hours' },
  { ms: MINUTE, from: MINUTE, short: 'min', one: 'minute', many: 'minutes' },
  { ms: SECOND, from: 0, short: 's', one: 'second', many: 'seconds' },
] as const

function unitOf(spanMs: number) {
  return units.find((unit) => spanMs >= unit.from) ?? units[5]
}

/** `42 s`, `7 min`, `3 h`, `5 d`, `6 w`: an age in a narrow column. An age below zero is a clock that is off. */
export function shortAge(sinceMs: number, nowMs: number): string {
  const span = nowMs - sinceMs
  if (span < 0) return span > -5 * SECOND ? '0 s' : `in ${shortAge(nowMs, sinceMs)}`
  const unit = unitOf(span)
  return `${String(Math.floor(span / unit.ms))} ${unit.short}`
}

/** `3 hours ago`, `in 5 minutes`: the same in a sentence. */
export function longAge(sinceMs: number, nowMs: number): string {
  const span = Math.abs(nowMs - sinceMs)
  // The window's clock ticks every few seconds: what has just happened may be ahead of it.
  if (span < 2 * SECOND || (sinceMs > nowMs && span <= 6 * SECOND)) return 'just now'
  const unit = unitOf(span)
  const count = Math.floor(span / unit.ms)
  const words = `${String(count)} ${count === 1 ? unit.one : unit.many}`
  return sinceMs > nowMs ? `in ${words}` : `${words} ago`
}

/** `1 min`, `1 h 30 min`, `2 d`: a span as people say it, exact to the second. */
export function spanText(spanSeconds: number): string {
  if (!Number.isFinite(spanSeconds)) return String(spanSeconds)
  const whole = Math.floor(spanSeconds)
  if (whole !== spanSeconds && spanSeconds < 60) return `${String(Number(spanSeconds.toPrecision(6)))} s`
  const parts: string[] = []
  let rest = whole
  for (const [name, seconds] of [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(rest / seconds)
    if (count > 0) parts.push(`${String(count)} ${name}`)
    rest -= count * seconds
  }
  return parts.length === 0 ? '0 s' : parts.join(' ')
}
