export type Zone = 'local' | 'utc'

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')

/** `2026-01-31 12:34:56`, with a `Z` behind when it is UTC. */
export function absoluteTime(ms: number, zone: Zone): string {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return '?'
  if (zone === 'utc') return `${date.toISOString().slice(0, 19).replace('T', ' ')}Z`
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`
}

/** What a field for date and time takes: `2026-01-31T12:34`. */
export function fieldTime(ms: number, zone: Zone): string {
  return absoluteTime(ms, zone).slice(0, 16).replace(' ', 'T')
}

/** Milliseconds of what such a field holds; null while it is not filled in. */
export function timeOfField(text: string, zone: Zone): number | null {
  return text === '' ? null : timeOf(zone === 'utc' ? `${text}Z` : text)
}

/** That hour of the day after `ms`. */
export function hourOfNextDay(ms: number, hour: number, zone: Zone): number {
  const date = new Date(ms)
  return zone === 'utc'
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1, hour)
    : new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, hour).getTime()
}

/** The offset of the local zone at that time: `UTC+02:00`. */
export function zoneName(ms: number, zone: Zone): string {
  if (zone === 'utc') return 'UTC'
  const minutes = -new Date(ms).getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const size = Math.abs(minutes)
  return `UTC${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** Milliseconds of a document's time (ISO 8601 with microseconds); null when it is none. */
export function timeOf(iso: string): number | null {
  const ms = Date.parse(iso)
  return Number.isNaN(ms) ? null : ms
}
