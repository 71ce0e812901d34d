/**
 * Bytes of an answer that can be given away instead of being copied: those that are alone in their memory. Bytes that
 * share it with others (Node keeps small buffers together) are copied out first, in place.
 */
export function transferableBytes(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return []
  const fields = value as Record<string, unknown>
  const buffers: ArrayBuffer[] = []
  for (const [name, field] of Object.entries(fields)) {
    if (!(field instanceof Uint8Array)) continue
    const own = isAlone(field) ? field : Uint8Array.from(field)
    fields[name] = own
    buffers.push(own.buffer as ArrayBuffer)
  }
  return buffers
}

function isAlone(bytes: Uint8Array): boolean {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
}
