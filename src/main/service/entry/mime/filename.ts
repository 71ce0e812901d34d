const maxBytes = 180
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * A file name that a message suggests, made harmless: one path component that every system accepts, that hides no
 * extension (no control and no bidirectional formatting characters), that is not hidden itself and is no device.
 * Null when nothing is left.
 */
export function safeFilename(suggested: string): string | null {
  const component = suggested.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = component
    // Control, formatting (bidirectional overrides, zero width), surrogates, private use, line separators.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    // Trailing dots and blanks are dropped by Windows, leading dots hide the file elsewhere.
    .replace(/^[. ]+|[. ]+$/g, '')
  if (visible === '') return null
  const harmless = reservedOnWindows.test(visible) ? `_${visible}` : visible
  return shorten(harmless)
}

/** Keeps the extension: it is what a person goes by. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name
  const extension = /\.[^. ]{1,16}$/.exec(name)?.[0] ?? ''
  // A character has at least one byte: what is beyond so many need not be looked at.
  let stem = name.slice(0, Math.min(maxBytes, name.length - extension.length))
  while (Buffer.byteLength(stem) + Buffer.byteLength(extension) > maxBytes) stem = stem.slice(0, -1)
  return `${stem.toWellFormed().replaceAll('\ufffd', '')}${extension}`
}
