/**
 * JSON for values of the API: what structured clone carries over IPC, as far as the API uses it. Bytes are
 * `{"$bytes": "base64"}`; a key of a record that begins with `$` gets a second one, so that no data looks like a tag.
 * Lone surrogates (bytes of names that are not UTF-8) travel as `\udcXX` escapes, which `JSON.stringify` writes anyway.
 */
import { decodeBase64, encodeBase64 } from './base64.ts'

const BYTES = '$bytes'

/** Throws `TypeError` where the value is not one that the API can have. `undefined` becomes `null`. */
export function printWireJson(value: unknown): string {
  return JSON.stringify(tagged(value) ?? null)
}

/** Throws `SyntaxError` where the text is not JSON, or a tag is not well formed. */
export function parseWireJson(text: string): unknown {
  return untagged(JSON.parse(text))
}

function tagged(value: unknown): unknown {
  switch (typeof value) {
    case 'undefined':
    case 'string':
    case 'boolean':
      return value
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${String(value)} cannot be sent`)
      return value
    case 'object':
      break
    default:
      throw new TypeError(`a ${typeof value} cannot be sent`)
  }
  if (value === null) return null
  if (value instanceof Uint8Array) return { [BYTES]: encodeBase64(value) }
  if (Array.isArray(value)) return value.map(tagged)
  return mapRecord(value, (key) => (key.startsWith('$') ? `$${key}` : key), tagged)
}

/** Deeper than any value of the API, and far from the end of the stack. */
const maxDepth = 100

function untagged(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > maxDepth) throw new SyntaxError('nested too deeply')
  const inner = (each: unknown) => untagged(each, depth + 1)
  if (Array.isArray(value)) return value.map(inner)
  const record = value as Record<string, unknown>
  if (Object.hasOwn(record, BYTES)) return bytesOf(record)
  return mapRecord(
    record,
    (key) => {
      if (!key.startsWith('$')) return key
      if (key.startsWith('$$')) return key.slice(1)
      throw new SyntaxError(`${key} is not a tag`)
    },
    inner,
  )
}

function bytesOf(record: Record<string, unknown>): Uint8Array {
  const text = record[BYTES]
  const bytes = typeof text === 'string' ? decodeBase64(text) : null
  if (bytes === null || Object.keys(record).length !== 1) throw new SyntaxError(`${BYTES} needs base64 alone`)
  return bytes
}

/** Defines its properties, because `__proto__` in JSON is a key like any other, and assigning it is not. */
function mapRecord(
  record: object,
  keyOf: (key: string) => string,
  valueOf: (value: unknown) => unknown,
): Record<string, unknown> {
  const mapped: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) {
    Object.defineProperty(mapped, keyOf(key), {
      value: valueOf(value),
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }
  return mapped
}
