import { parseOcamlInt } from './ocaml-number.ts'

/** A day, counted from 1970-01-01. */
export type Day = number

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A date as Core's `Date.of_string` reads it: `2023-11-14`, `20231114`, `14Nov2023`, `14 Nov 2023`, `2023 Nov 14`,
 * `2023/11/14`, `11/14/2023`. Undefined for anything else and for days that no calendar has.
 */
export function parseDate(text: string): Day | undefined {
  if (text !== last.text) last = { text, day: readDate(text) }
  return last.day
}

/** Most of the dates of a spool are one and the same. */
let last: { readonly text: string; readonly day: Day | undefined } = { text: '', day: undefined }

function readDate(text: string): Day | undefined {
  const numeric = /^(\d{4})(-?)(\d\d)\2(\d\d)$/.exec(text)
  if (numeric !== null) return dayOf(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]))
  if (text.includes('/')) return parseSlashed(text.split('/'))
  const dayFirst = /^(\d\d)( ?)([A-Za-z]{3})\2(\d{4})$/.exec(text)
  if (dayFirst !== null) return dayOf(Number(dayFirst[4]), monthNamed(dayFirst[3]), Number(dayFirst[1]))
  const yearFirst = /^(\d{4}) ([A-Za-z]{3}) (\d\d)$/.exec(text)
  if (yearFirst !== null) return dayOf(Number(yearFirst[1]), monthNamed(yearFirst[2]), Number(yearFirst[3]))
  return undefined
}

function parseSlashed([first, second, third, ...more]: string[]): Day | undefined {
  if (first === undefined || second === undefined || third === undefined || more.length > 0) return undefined
  const parts = first.length === 4 ? [first, second, third] : [third, first, second]
  const [year, month, day] = parts.map(parseOcamlInt)
  if (year === undefined || month === undefined || day === undefined) return undefined
  return dayOf(fullYear(year), month, day)
}

function fullYear(year: number): number {
  if (year >= 100) return year
  return year < 75 ? 2000 + year : 1900 + year
}

/** From 1; 0 for no month. `Nov`, `NOV` and `nov` are one. */
function monthNamed(name = ''): number {
  return months.findIndex((month) => [month, month.toLowerCase(), month.toUpperCase()].includes(name)) + 1
}

function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  // Counted in years that begin in March, so that the leap day is the last of its year.
  const shifted = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return 365 * shifted + leapDays(shifted) + dayOfYear + firstOfMarch
}

/**
 * Rounded towards zero, as in Core (`Date0.Days.of_year`): January and February of the year 0 are a day late, and its
 * 29 February is 1 March.
 */
function leapDays(year: number): number {
  return Math.trunc(year / 4) - Math.trunc(year / 100) + Math.trunc(year / 400)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** 0000-03-01. Days before are a day late: see `leapDays`. */
const firstOfMarch: Day = -719_468

/** `2023-11-14`. */
export function printDate(day: Day): string {
  const inCalendar = day < firstOfMarch ? day - 1 : day
  return new Date(inCalendar * 86_400_000).toISOString().slice(0, 10)
}
