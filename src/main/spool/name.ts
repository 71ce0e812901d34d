/**
 * Names between bytes and text.
 *
 * On disk a name is any bytes without `/` and NUL. In the program it is a string: what is UTF-8 reads as text, and each
 * byte `b` that is not becomes the lone surrogate U+DC00+b, which no UTF-8 text contains; on the way out it becomes the
 * same byte again (Python's `surrogateescape`). So a person reads names as text and no file is out of reach.
 */

const firstEscape = 0xdc80
const lastEscape = 0xdcff
/** Characters of a byte string (one per byte) that are not ASCII. */
// eslint-disable-next-line no-control-regex -- ASCII begins at NUL
const nonAscii = /[^\x00-\x7f]/

/** The text of a name's bytes. */
export function nameOfBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = buffer.toString('utf8')
  // Only a decoder that met something it could not read puts U+FFFD there, unless the name really has one.
  if (!text.includes('\ufffd')) return text
  let name = ''
  for (let at = 0; at < buffer.length;) {
    const length = sequenceLength(buffer, at)
    if (length === 0) name += String.fromCharCode(0xdc00 + (buffer[at] ?? 0))
    else name += buffer.toString('utf8', at, at + length)
    at += Math.max(length, 1)
  }
  return name
}

/** The text of a name that was read with one character per byte (`readdir` in latin1). */
export function nameOfByteString(byteString: string): string {
  return nonAscii.test(byteString) ? nameOfBytes(Buffer.from(byteString, 'latin1')) : byteString
}

/** The same back: one character per byte. */
export function byteStringOfName(name: string): string {
  return nonAscii.test(name) ? bytesOfName(name).toString('latin1') : name
}

/** The bytes of a name. A surrogate that stands for no byte gives U+FFFD: `isValidName` refuses such names. */
export function bytesOfName(name: string): Buffer {
  if (name.isWellFormed()) return Buffer.from(name, 'utf8')
  const parts: Buffer[] = []
  for (const character of name) {
    const unit = character.charCodeAt(0)
    const isEscape = character.length === 1 && unit >= firstEscape && unit <= lastEscape
    parts.push(isEscape ? Buffer.of(unit & 0xff) : Buffer.from(character, 'utf8'))
  }
  return Buffer.concat(parts)
}

/** Whether `name` can be the name of a file: not empty, `.` or `..`, no `/`, no NUL, and made of bytes. */
export function isValidName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false
  if (name.includes('/') || name.includes('\0')) return false
  // On Windows a backslash separates the parts of a path, too.
  if (process.platform === 'win32' && name.includes('\\')) return false
  return name.isWellFormed() || !hasStraySurrogate(name)
}

/** Orders names by their bytes, as the reference lists them. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const unitOfA = a.charCodeAt(at)
    const unitOfB = b.charCodeAt(at)
    if (unitOfA === unitOfB) continue
    // UTF-8 keeps the order of code points; only surrogates (pairs and escapes) sort elsewhere in UTF-16.
    if (unitOfA < 0xd800 && unitOfB < 0xd800) return unitOfA - unitOfB
    return Buffer.compare(bytesOfName(a), bytesOfName(b))
  }
  return a.length - b.length
}

function hasStraySurrogate(name: string): boolean {
  for (const character of name) {
    const unit = character.charCodeAt(0)
    const isLone = character.length === 1 && unit >= 0xd800 && unit <= 0xdfff
    if (isLone && (unit < firstEscape || unit > lastEscape)) return true
  }
  return false
}

/** How many bytes the UTF-8 sequence at `at` has; 0 when there is none (overlong, surrogate, cut short, too large). */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  const second = bytes[at + 1] ?? 0
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let next = at + 2; next < at + length; next++) {
    const byte = bytes[next] ?? 0
    if (byte < 0x80 || byte > 0xbf) return 0
  }
  return length
}
