/** Numbers as OCaml reads and writes them: the metadata's ports and spans are made of these. */

const decimalInt = /^([+-]?)(?:0[uU])?(\d[\d_]*)$/
const otherInt = /^([+-]?)0(?:[xX]([\da-fA-F][\da-fA-F_]*)|[oO]([0-7][0-7_]*)|[bB]([01][01_]*))$/

/** `int_of_string`: decimal, or `0x 0o 0b 0u` before the digits, `_` between them. Undefined for anything else. */
export function parseOcamlInt(text: string): number | undefined {
  const decimal = decimalInt.exec(text)
  if (decimal !== null) return signed(decimal[1], Number(digits(decimal[2])))
  const other = otherInt.exec(text)
  if (other === null) return undefined
  const [, sign, hex, octal, binary] = other
  if (hex !== undefined) return signed(sign, parseInt(digits(hex), 16))
  if (octal !== undefined) return signed(sign, parseInt(digits(octal), 8))
  return signed(sign, parseInt(digits(binary), 2))
}

/** What a JavaScript number cannot hold exactly is refused rather than rounded: it would be written back changed. */
function signed(sign: string | undefined, value: number): number | undefined {
  if (!Number.isSafeInteger(value)) return undefined
  return sign === '-' && value !== 0 ? -value : value
}

function digits(text = ''): string {
  return text.includes('_') ? text.replaceAll('_', '') : text
}

// What strtod reads: leading white space is skipped. `inf` and `nan` are numbers, but never ordinary ones.
const decimalFloat = /^[ \t\n\v\f\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const hexFloat = /^[ \t\n\v\f\r]*([+-]?)0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)(?:[pP]([+-]?\d+))?$/

/** `float_of_string` of a finite number, decimal or hexadecimal, `_` anywhere. Undefined for anything else. */
export function parseOcamlFloat(text: string): number | undefined {
  const plain = digits(text)
  const value = decimalFloat.test(plain) ? Number(plain) : parseHexFloat(plain)
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

function parseHexFloat(text: string): number | undefined {
  const match = hexFloat.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole.length + fraction.length === 0) return undefined
  const mantissa = Number(BigInt(`0x${whole}${fraction}`))
  const value = mantissa * 2 ** (Number(exponent) - 4 * fraction.length)
  return sign === '-' ? -value : value
}

/**
 * A finite number as Sexplib writes it: C's `%.15G` if that reads back as the same number, else `%.17G`.
 */
export function printOcamlFloat(value: number): string {
  const short = printG(value, 15)
  return Number(short) === value ? short : printG(value, 17)
}

/** C's `%.{precision}G`. */
function printG(value: number, precision: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const sign = value < 0 ? '-' : ''
  const { mantissa, exponent } = roundedDigits(Math.abs(value), precision)
  const significant = mantissa.replace(/0+$/, '')
  if (exponent < -4 || exponent >= precision) {
    const point = significant.length > 1 ? '.' : ''
    const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
    return `${sign}${significant.slice(0, 1)}${point}${significant.slice(1)}E${power}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${significant}`
  const whole = significant.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = significant.slice(exponent + 1)
  return sign + (fraction === '' ? whole : `${whole}.${fraction}`)
}

/**
 * The first `precision` digits of a number, correctly rounded. `toExponential` rounds a tie up where C rounds it to
 * the even digit, so ties are looked for in the exact expansion.
 */
function roundedDigits(
  value: number,
  precision: number,
): { readonly mantissa: string; readonly exponent: number } {
  const [digits = '', exponent = '0'] = value.toExponential(precision - 1).split('e')
  const rounded = { mantissa: digits.replace('.', ''), exponent: Number(exponent) }
  if (Number(rounded.mantissa.at(-1)) % 2 === 0) return rounded
  const exact =
    value
      .toExponential(Math.min(100, precision + 60))
      .split('e')[0]
      ?.replace('.', '') ?? ''
  const isTie = /^50*$/.test(exact.slice(precision))
  if (!isTie) return rounded
  return { mantissa: exact.slice(0, precision), exponent: rounded.exponent }
}
