const forms = /^(?:(\d{1,2}):(\d\d)(?::(\d\d)(\.[\d_]*)?)?|(\d\d)(\d\d)|(\d{1,2}))$/
const halfOfDay = / ?(?:([aA])|([pP])|(am|AM|a\.m\.?|A\.M\.?)|(pm|PM|p\.m\.?|P\.M\.?))$/

/**
 * A time of day in seconds, as Core's `Ofday.of_string` reads it: `22:13:20.123456`, `22:13`, `2213`, `10:13:20 PM`,
 * `10pm`. Up to 24:00:00, and a second may be the 60th. Undefined for anything else.
 */
export function parseTimeOfDay(text: string): number | undefined {
  const plain = forms.exec(text)
  const suffix = plain === null ? halfOfDay.exec(text) : null
  const match = plain ?? forms.exec(text.slice(0, suffix?.index))
  if (match === null) return undefined
  const hours = hoursOf(Number(match[1] ?? match[5] ?? match[7]), suffix)
  const minutes = Number(match[2] ?? match[6] ?? 0)
  const seconds = Number(match[3] ?? 0)
  const fraction = seconds === 60 ? 0 : fractionOf(match[4])
  if (hours === undefined || minutes > 59 || seconds > 60) return undefined
  if (suffix === null && match[7] !== undefined) return undefined
  if (hours === 24 && (minutes > 0 || seconds > 0 || fractionOf(match[4]) > 0)) return undefined
  const total = hours * 3600 + minutes * 60 + seconds + fraction
  return total > 86_400 ? undefined : total
}

function hoursOf(hours: number, suffix: RegExpExecArray | null): number | undefined {
  if (suffix === null) return hours > 24 ? undefined : hours
  if (hours < 1 || hours > 12) return undefined
  const afternoon = suffix[2] !== undefined || suffix[4] !== undefined
  return (hours % 12) + (afternoon ? 12 : 0)
}

function fractionOf(digits: string | undefined): number {
  if (digits === undefined) return 0
  const plain = digits.includes('_') ? digits.replaceAll('_', '') : digits
  return plain === '.' ? 0 : Number(plain)
}

/** `22:13:20.123456`. The last microsecond of a day rounds to `24:00:00.000000`, as in the reference. */
export function printTimeOfDay(seconds: number): string {
  const microseconds = Math.round(seconds * 1e6)
  const wholeSeconds = Math.floor(microseconds / 1e6)
  return `${clock(wholeSeconds)}.${String(microseconds - wholeSeconds * 1e6).padStart(6, '0')}`
}

/** `05:30`, or with seconds where there are any. */
export function printOffset(seconds: number): string {
  const text = clock(Math.abs(seconds))
  return (seconds < 0 ? '-' : '+') + (text.endsWith(':00') ? text.slice(0, 5) : text)
}

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
