/**
 * Base64 (RFC 4648, padded) in plain TypeScript: `contract` runs in Node and in browsers, and has the globals of
 * neither.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0))
const PADDING = '='.charCodeAt(0)
const INVALID = 255

const VALUES = new Uint8Array(128).fill(INVALID)
CODES.forEach((code, value) => (VALUES[code] = value))

/** `String.fromCharCode` takes its characters as arguments: this many at once, for the stack's sake. */
const CHUNK = 8192

export function encodeBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING)
  let to = 0
  for (let from = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from
    const group = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    codes[to] = code(group >> 18)
    codes[to + 1] = code(group >> 12)
    if (left > 1) codes[to + 2] = code(group >> 6)
    if (left > 2) codes[to + 3] = code(group)
  }
  let text = ''
  for (let from = 0; from < codes.length; from += CHUNK) {
    text += String.fromCharCode(...codes.subarray(from, from + CHUNK))
  }
  return text
}

/** Null where the text is not base64 with its padding. */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let to = 0
  for (let from = 0; from < text.length; from += 4) {
    const used = from + 4 === text.length ? 4 - padding : 4
    let group = 0
    for (let at = 0; at < 4; at++) {
      const value = at < used ? (VALUES[text.charCodeAt(from + at)] ?? INVALID) : 0
      if (value === INVALID) return null
      group = (group << 6) | value
    }
    // Writing beyond the end of a typed array does nothing: that is where the padding goes.
    bytes[to++] = group >> 16
    bytes[to++] = group >> 8
    bytes[to++] = group
  }
  return bytes
}

function code(value: number): number {
  return CODES[value & 63] ?? PADDING
}
