import type { Sexp } from '../sexp/sexp.ts'
import { parseDate, printDate, type Day } from './date.ts'
import { parsedBy } from './readers.ts'
import { parseTimeOfDay, printOffset, printTimeOfDay } from './time-of-day.ts'
import { localZone, offsetOfClock, zoneNamed, type Zone } from './zone.ts'

/**
 * An instant: seconds since 1970 as a double, which is exactly what the reference holds in memory.
 *
 * A file holds microseconds; a double of today's size resolves about 0.24 µs, so an instant survives reading and
 * printing unchanged as far as a file can hold it.
 */
export type Time = number

const dayLength = 86_400
const utc: Zone = () => 0

/**
 * A time in any form that the reference reads in metadata: `(DATE TIME+ZONE)`, `(DATE TIME ZONE-NAME)`, or one atom
 * that `parseTimeText` reads. Undefined for anything else.
 */
export function parseTime(sexp: Sexp): Time | undefined {
  if (typeof sexp === 'string') return parseTimeText(sexp)
  const [date, timeOfDay, zoneName, ...more] = sexp
  if (typeof date !== 'string' || typeof timeOfDay !== 'string' || more.length > 0) return undefined
  if (zoneName === undefined) {
    const inWords = date.includes(' ') || timeOfDay.includes(' ')
    return inWords ? parseTimeText(`${date} ${timeOfDay}`) : timeWithOffset(date, timeOfDay)
  }
  return typeof zoneName === 'string' ? timeInNamedZone(date, timeOfDay, zoneName) : undefined
}

export const readTime = parsedBy(parseTime, 'a time')

/**
 * `2023-11-14 22:13:20Z`, with `T` for the blank, `+05:30` (also `+0530`, `+5`), a name of a zone as a third word, or
 * nothing for the zone of this process. Dates as `parseDate`, times as `parseTimeOfDay` read them.
 */
export function parseTimeText(text: string): Time | undefined {
  const words = text.split(' ')
  switch (words.length) {
    case 1: {
      const separator = text.lastIndexOf('T')
      if (separator === -1) return undefined
      return timeWithOffset(text.slice(0, separator), text.slice(separator + 1))
    }
    case 2:
      return timeWithOffset(words[0] ?? '', words[1] ?? '')
    case 3:
      return timeInNamedZone(words[0] ?? '', words[1] ?? '', words[2] ?? '')
    case 4:
      return timeWithOffset(words.slice(0, 3).join(' '), words[3] ?? '')
    default:
      return undefined
  }
}

function timeInNamedZone(date: string, timeOfDay: string, zoneName: string): Time | undefined {
  const zone = zoneNamed(zoneName)
  return zone && timeInZone(date, timeOfDay, zone)
}

function timeWithOffset(date: string, timeOfDay: string): Time | undefined {
  if (timeOfDay.endsWith('Z')) return timeInZone(date, timeOfDay.slice(0, -1), utc)
  const plus = timeOfDay.indexOf('+')
  const at = plus === -1 ? timeOfDay.indexOf('-') : plus
  if (at === -1) return timeInZone(date, timeOfDay, localZone)
  const ahead = parseTimeOfDay(withColon(timeOfDay.slice(at + 1)))
  const clock = timeInZone(date, timeOfDay.slice(0, at), utc)
  if (ahead === undefined || clock === undefined) return undefined
  return clock - (plus === -1 ? -ahead : ahead)
}

/** `5` and `05` are hours, `530` and `0530` hours and minutes. What is none of these parses as nothing. */
function withColon(offset: string): string {
  if (/^\d{1,2}$/.test(offset)) return `${offset}:00`
  if (offset.charAt(1) === ':' || offset.charAt(2) === ':') return offset
  return offset.length === 3 || offset.length === 4 ? `${offset.slice(0, -2)}:${offset.slice(-2)}` : ''
}

/** In the order of the reference's sums and differences, so that the same double comes out. */
function timeInZone(date: string, timeOfDay: string, zone: Zone): Time | undefined {
  const day = parseDate(date)
  const seconds = parseTimeOfDay(timeOfDay)
  if (day === undefined || seconds === undefined) return undefined
  const clock = day * dayLength + seconds
  return zone === utc ? clock : clock - offsetOfClock(zone, Math.floor(clock))
}

/**
 * A time as the reference writes it, in the zone of this process: `(2023-11-14 22:13:20.123456Z)`.
 *
 * @throws RangeError for years that the format cannot hold (before 0 and after 9999)
 */
export function sexpOfTime(time: Time): Sexp {
  const local = localZone(Math.floor(time))
  // Where the zone's clocks would leave the years of the format, the reference falls back on UTC.
  const ahead = isPrintable(time + local) ? local : 0
  const { day, seconds } = dayAndSeconds(time, ahead)
  return [printDate(day), printTimeOfDay(seconds) + (ahead === 0 ? 'Z' : printOffset(ahead))]
}

/** The last time that a `Date` holds, in milliseconds; the first one is as far the other way. */
const lastDateMs = 8.64e15

/**
 * `2026-01-31T12:34:56.123456Z`: UTC, rounded to microseconds. Also for times that the format on disk cannot hold in
 * UTC, but in another zone, and for those that a file's mtime can have: a year with a sign, in milliseconds, and at
 * most what a `Date` holds.
 */
export function isoTime(time: Time): string {
  if (!isPrintable(time)) {
    return new Date(Math.max(-lastDateMs, Math.min(lastDateMs, time * 1000))).toISOString()
  }
  const { day, seconds } = dayAndSeconds(time, 0)
  const microseconds = Math.round(seconds * 1e6)
  // Unlike the format on disk, ISO 8601 readers do not all know 24:00.
  const isMidnight = microseconds === dayLength * 1e6
  return `${printDate(isMidnight ? day + 1 : day)}T${printTimeOfDay(isMidnight ? 0 : seconds)}Z`
}

/** The clock of a zone that is `ahead` of UTC. */
function dayAndSeconds(time: Time, ahead: number): { readonly day: Day; readonly seconds: number } {
  const clock = time + ahead
  if (!isPrintable(clock)) throw new RangeError(`No date has a year for the time ${time} s`)
  const day = Math.floor(clock / dayLength)
  const dayStart = clock - ahead - (clock - day * dayLength)
  return { day, seconds: time - dayStart }
}

/** From the year 0, whose January comes a day late (see `date.ts`), to 9999. */
function isPrintable(clock: number): boolean {
  return clock >= -62_167_132_800 && clock < 253_402_300_800
}
