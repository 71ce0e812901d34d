import { safeFilename } from '../host/safe-filename.ts'

/** `attachment` with a name (RFC 6266): plain ASCII for old readers, UTF-8 for all others. */
export function attachmentNamed(filename: string): string {
  const name = safeFilename(filename)
  const ascii = name.replace(/[^\x20-\x7e]|[%']/g, '_')
  // encodeURIComponent leaves these alone, and RFC 5987 does not allow them.
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${hex(character)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase()
