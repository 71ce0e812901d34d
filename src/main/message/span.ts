import { parseOcamlFloat, printOcamlFloat } from './ocaml-number.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * A span of time in seconds: a number and one unit (`ns us ms s m h d`). Undefined for anything else; `1m30s` is not
 * read, as the reference does not read it in metadata.
 */
export function parseSpan(text: string): number | undefined {
  const known = knownSpans.get(text)
  if (known !== undefined) return known
  const seconds = readSpan(text)
  if (seconds !== undefined && knownSpans.size < maxKnownSpans) knownSpans.set(text, seconds)
  return seconds
}

/** A spool's messages have the same few spans, several times each. */
const knownSpans = new Map<string, number>()
const maxKnownSpans = 200

function readSpan(text: string): number | undefined {
  const unit = /(?:[num]?s|[mhd])$/.exec(text)?.[0]
  if (unit === undefined) return undefined
  const number = parseOcamlFloat(text.slice(0, -unit.length))
  return number === undefined ? undefined : inSeconds(number, unit)
}

/** Multiplied or divided exactly as the reference does, so that the same double comes out. */
function inSeconds(number: number, unit: string): number {
  switch (unit) {
    case 'ns':
      return number / 1e9
    case 'us':
      return number / 1e6
    case 'ms':
      return number / 1e3
    case 'm':
      return number * minute
    case 'h':
      return number * hour
    case 'd':
      return number * day
    default:
      return number
  }
}

/** The smallest positive number of full precision: what is below it prints as zero. */
const smallestNormal = 2 ** -1022

/**
 * A span in its largest unit, with as many digits as it takes to read back the same: `1.5m`, `500ms`, `12us`.
 * `parseSpan` does not read what an infinite span prints as; the reference does not either.
 */
export function printSpan(seconds: number): string {
  const length = Math.abs(seconds)
  if (Number.isNaN(seconds)) return 'nan'
  if (length === Infinity) return seconds > 0 ? 'inf' : '-inf'
  if (length < smallestNormal) return '0s'
  if (length < 1e-6) return `${printOcamlFloat(seconds * 1e9)}ns`
  if (length < 1e-3) return `${printOcamlFloat(seconds * 1e6)}us`
  if (length < 1) return `${printOcamlFloat(seconds * 1e3)}ms`
  if (length < minute) return `${printOcamlFloat(seconds)}s`
  if (length < hour) return `${printOcamlFloat(seconds / minute)}m`
  if (length < day) return `${printOcamlFloat(seconds / hour)}h`
  return `${printOcamlFloat(seconds / day)}d`
}
