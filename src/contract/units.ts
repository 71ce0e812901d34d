/** Spans and sizes as people write them. */

const spanUnits: readonly (readonly [name: string, ms: number])[] = [
  ['w', 7 * 24 * 60 * 60 * 1000],
  ['d', 24 * 60 * 60 * 1000],
  ['h', 60 * 60 * 1000],
  ['m', 60 * 1000],
  ['s', 1000],
  ['ms', 1],
]

const sizeUnits: readonly (readonly [name: string, bytes: number])[] = [
  ['TB', 1024 ** 4],
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['KB', 1024],
  ['B', 1],
]

const spanPart = /(\d+(?:\.\d+)?)(ms|[smhdw])/gi
const wholeSpan = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/i
const wholeSize = /^(\d+(?:\.\d+)?)([KMGT]?)(?:i?B)?$/i

/** `90s`, `15m`, `2h`, `3d`, `1w`, `1d12h`. Null when it is none. */
export function parseSpanMs(text: string): number | null {
  if (!wholeSpan.test(text)) return null
  let sum = 0
  for (const [, amount = '', unit = ''] of text.matchAll(spanPart)) {
    sum += Number(amount) * (spanUnits.find(([name]) => name === unit.toLowerCase())?.[1] ?? NaN)
  }
  return Number.isSafeInteger(Math.round(sum)) ? sum : null
}

/** `500`, `10KB`, `1.5M`, `1GiB`, each step 1024. Null when it is none. */
export function parseSizeBytes(text: string): number | null {
  const match = wholeSize.exec(text)
  if (match === null) return null
  const [, amount = '', prefix = ''] = match
  const bytes = Number(amount) * (sizeUnits.find(([name]) => name === `${prefix.toUpperCase()}B`)?.[1] ?? NaN)
  return Number.isSafeInteger(Math.round(bytes)) ? bytes : null
}

/** So that `parseSpanMs` reads the same: the largest unit of which it is a whole number. */
export function printSpanMs(ms: number): string {
  return printed(ms, spanUnits, 'ms')
}

export function printSizeBytes(bytes: number): string {
  return printed(bytes, sizeUnits, 'B')
}

function printed(value: number, units: readonly (readonly [string, number])[], smallest: string): string {
  const unit = value === 0 ? undefined : units.find(([, size]) => value % size === 0)
  return unit === undefined ? `${plain(value)}${smallest}` : `${plain(value / unit[1])}${unit[0]}`
}

/** Without an exponent. */
function plain(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(9).replace(/\.?0+$/, '') : text
}
