const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** `00000010  48 65 6c 6c 6f …  |Hello…|`, sixteen bytes a line. */
export function hexLines(bytes: Uint8Array, offset: number): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)]
    const left = row.slice(0, 8).map((byte) => hex(byte, 2))
    const right = row.slice(8).map((byte) => hex(byte, 2))
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(
      `${hex(offset + at, 8)}  ${left.join(' ').padEnd(23)}  ${right.join(' ').padEnd(23)}  |${text}|`,
    )
  }
  return lines
}
