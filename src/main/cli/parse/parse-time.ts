import { InvalidArgumentError } from 'commander'

const iso =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i

/**
 * An ISO 8601 time: `2026-01-31T12:34:56Z`, `2026-01-31 12:34`, `2026-01-31`. Without a zone it is local time.
 * Answers it in UTC with microseconds, which is as fine as the disk's: `2026-01-31T12:34:56.000000Z`.
 */
export function parseTime(text: string): string {
  const [, date, hoursAndMinutes = '00:00', seconds = '00', fraction = '', zone = ''] =
    iso.exec(text.trim()) ?? []
  const instant = date === undefined ? Number.NaN : instantOf(date, `${hoursAndMinutes}:${seconds}`, zone)
  if (Number.isNaN(instant)) {
    throw new InvalidArgumentError(
      'A time is in ISO 8601: 2026-01-31T12:34:56Z, or without Z for local time.',
    )
  }
  const micros = fraction.padEnd(6, '0').slice(0, 6)
  return new Date(instant).toISOString().replace(/\.\d+Z$/, `.${micros}Z`)
}

function instantOf(date: string, time: string, zone: string): number {
  const offset = /^[+-]\d{2}$/.test(zone)
    ? `${zone}:00`
    : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const instant = Date.parse(`${date}T${time}${offset}`)
  // Date.parse takes 31 February for 3 March.
  const asGiven = new Date(Date.parse(`${date}T00:00:00Z`))
  const isDay = !Number.isNaN(asGiven.getTime()) && asGiven.toISOString().startsWith(date)
  return isDay ? instant : Number.NaN
}
