/** Names that a mail chose, made fit for a file. */

/** Control characters, what some file system forbids, and marks that make a name read otherwise than it is written. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const MAX_BYTES = 200

/** One component of a path, on any system: at most 200 bytes, its extension kept. Never empty, never hidden. */
export function safeFilename(name: string): string {
  const plain = name.replace(FORBIDDEN, '_').replace(/^[.\s]+|[.\s]+$/g, '')
  const safe = RESERVED_ON_WINDOWS.test(plain) ? `_${plain}` : plain
  return safe === '' ? 'untitled' : shortened(safe)
}

function shortened(name: string): string {
  if (byteLength(name) <= MAX_BYTES) return name
  const extension = /\.[^.]{1,16}$/.exec(name)?.[0] ?? ''
  const characters = Array.from(name.slice(0, name.length - extension.length))
  while (byteLength(characters.join('') + extension) > MAX_BYTES) characters.pop()
  return characters.join('') + extension
}

const byteLength = (text: string) => new TextEncoder().encode(text).length
