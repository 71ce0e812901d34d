const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** `00000010  48 65 6c 6c 6f …  |Hello…|`, sixteen bytes a line; or eight, where there is less room. */
export function hexLines(bytes: Uint8Array, offset: number, perLine: 8 | 16 = 16): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += perLine) {
    const row = [...bytes.subarray(at, at + perLine)]
    const left = row.slice(0, 8).map((byte) => hex(byte, 2))
    const right = row.slice(8).map((byte) => hex(byte, 2))
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    const columns = [left.join(' ').padEnd(23), ...(perLine === 16 ? [right.join(' ').padEnd(23)] : [])]
    lines.push([hex(offset + at, 8), ...columns, `|${text}|`].join('  '))
  }
  return lines
}
