const lineFeed = 0x0a

/**
 * A message without its Bcc fields: who is in them must not be told to the others. Everything else stays byte for byte;
 * a message without any is returned as it is.
 */
export function withoutBcc(source: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let keptTo = 0
  let isBcc = false
  let at = 0
  while (at < source.length) {
    const newline = source.indexOf(lineFeed, at)
    const end = newline < 0 ? source.length : newline + 1
    const line = Buffer.from(source.buffer, source.byteOffset + at, end - at)
    const text = line.toString('latin1', 0, 200)
    const isContinuation = /^[ \t]/.test(text) && at > 0
    if (!isContinuation) {
      // The header ends at an empty line, or at the first that is no field.
      if (!/^[!-9;-~]+[ \t]*:/.test(text) && !(at === 0 && /^>?From /.test(text))) break
      const startsBcc = /^bcc[ \t]*:/i.test(text)
      if (startsBcc && !isBcc) kept.push(source.subarray(keptTo, at))
      if (!startsBcc && isBcc) keptTo = at
      isBcc = startsBcc
    }
    at = end
  }
  if (isBcc) keptTo = at
  return kept.length === 0 ? source : Buffer.concat([...kept, source.subarray(keptTo)])
}
