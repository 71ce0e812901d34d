/**
 * A span in at most five characters, as the reference prints ages: the largest unit, with one decimal below ten.
 * `4.5h`, `12d`, `59s`, `-3m`.
 */
export function shortSpan(spanMs: number): string {
  const ms = Math.abs(spanMs)
  const sign = spanMs < 0 ? '-' : ''
  const found = units.find(([, unitMs]) => ms >= unitMs)
  if (found === undefined)
    return `${sign}${ms >= 1 || ms === 0 ? `${String(Math.floor(ms))}ms` : `${String(Math.floor(ms * 1000))}us`}`
  const [unit, unitMs] = found
  const whole = Math.floor(ms / unitMs)
  // Tenths of a day are those of its whole hours: 1d 2h 50m is 1d, not 1.1d (Core's `Span_helpers.short_string`).
  const rest = unit === 'd' ? Math.floor((ms % unitMs) / hourMs) * hourMs : ms % unitMs
  const tenths = Math.floor(rest / (unitMs / 10))
  return `${sign}${String(whole)}${whole < 10 && tenths > 0 ? `.${String(tenths)}` : ''}${unit}`
}

const hourMs = 3_600_000

const units = [
  ['d', 86_400_000],
  ['h', hourMs],
  ['m', 60_000],
  ['s', 1000],
] as const
