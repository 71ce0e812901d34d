/** A time zone: how many seconds its clocks are ahead of UTC at an instant (seconds since 1970). */
export type Zone = (instant: number) => number

/** The zone of this process: `TZ`, else the machine's. */
export const localZone: Zone = (instant) => {
  const date = new Date(instant * 1000)
  // Long ago clocks were ahead by seconds, too, and this is in whole minutes.
  const ahead = instant < 1e8 ? clockOf(date) - instant : date.getTimezoneOffset() * -60
  return Object.is(ahead, -0) ? 0 : ahead
}

/** What the clocks of this process's zone show, in seconds since 1970 as if they showed UTC. */
function clockOf(date: Date): number {
  const clock = new Date(0)
  clock.setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate())
  return clock.setUTCHours(date.getHours(), date.getMinutes(), date.getSeconds()) / 1000
}

/** The names that Core has for zones beside those of the tz database. */
const aliases: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'GMT',
  chi: 'America/Chicago',
  nyc: 'America/New_York',
  hkg: 'Asia/Hong_Kong',
  lon: 'Europe/London',
  ldn: 'Europe/London',
  tyo: 'Asia/Tokyo',
  syd: 'Australia/Sydney',
}

const named = new Map<string, Zone | undefined>()

/** The zone of a name of the tz database (`Europe/London`), or undefined. */
export function zoneNamed(name: string): Zone | undefined {
  if (!named.has(name)) named.set(name, lookUp(aliases[name] ?? name))
  return named.get(name)
}

function lookUp(name: string): Zone | undefined {
  // Intl knows offsets by the name of `+05:30` and ignores case; the tz database has neither.
  if (!/^[A-Z]/.test(name)) return undefined
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...allParts })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return (instant) => {
    const shown = Math.max(instant, beforeAllShifts)
    const parts = new Map(format.formatToParts(shown * 1000).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    const clock = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    )
    return clock / 1000 - shown
  }
}

/**
 * 1800-01-01 UTC. No zone's clocks were shifted before, so that it has the offset of all times before, whose years
 * would not do: `Date.UTC` takes 41 for 1941, and a formatter calls the year 0 the first one before Christ.
 */
const beforeAllShifts = -5_364_662_400

const allParts = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const

/**
 * How far ahead of UTC the zone was when its clocks showed `clock` (seconds since 1970 as if they showed UTC). A time
 * that they showed twice is the later one, a time that they skipped is counted as before the shift: Core's choice.
 */
export function offsetOfClock(zone: Zone, clock: number): number {
  const candidates = [zone(clock - 86_400), zone(clock + 86_400)]
  const right = candidates.filter((offset) => zone(clock - offset) === offset)
  return Math.min(...(right.length > 0 ? right : candidates))
}
