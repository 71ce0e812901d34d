import type { TransferDecoder } from './transfer-decoder.ts'

const equals = 0x3d
const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const tab = 0x09

/** Quoted-printable. What is no escape is text: a stray `=` stays, as every mail program leaves it. */
export class QuotedPrintableDecoder implements TransferDecoder {
  /** From a `=` whose end is not there yet. */
  #open = Buffer.alloc(0)
  #stray = false

  push(chunk: Uint8Array): Buffer {
    const bytes = this.#open.length === 0 ? asBuffer(chunk) : Buffer.concat([this.#open, chunk])
    return this.#decode(bytes, false)
  }

  end(): Buffer {
    return this.#decode(this.#open, true)
  }

  problem(): string | null {
    return this.#stray
      ? 'The quoted-printable text holds “=” signs that are no escapes; they were kept.'
      : null
  }

  #decode(bytes: Buffer, last: boolean): Buffer {
    const out = Buffer.allocUnsafe(bytes.length)
    let written = 0
    let from = 0
    this.#open = Buffer.alloc(0)
    for (let at = bytes.indexOf(equals); at >= 0; at = bytes.indexOf(equals, from)) {
      written += bytes.copy(out, written, from, at)
      const escape = readEscape(bytes, at, last)
      if (escape === 'cut') {
        // A copy: the chunk is the caller's again once this returns.
        this.#open = Buffer.from(bytes.subarray(at))
        return out.subarray(0, written)
      }
      if (escape.byte !== null) out[written++] = escape.byte
      this.#stray ||= escape.byte === equals && escape.length === 1
      from = at + escape.length
    }
    written += bytes.copy(out, written, from)
    return out.subarray(0, written)
  }
}

/** What stands at the `=` at `at`: an escaped byte, a soft line break (no byte), or a `=` that is text. */
function readEscape(
  bytes: Buffer,
  at: number,
  last: boolean,
): { readonly byte: number | null; readonly length: number } | 'cut' {
  let end = at + 1
  while (isBlank(bytes[end])) end++
  if (bytes[end] === carriageReturn && bytes[end + 1] === lineFeed) end++
  if (bytes[end] === lineFeed) return { byte: null, length: end + 1 - at }
  if (end >= bytes.length) return last ? { byte: null, length: end - at } : 'cut'
  if (end === at + 1 && end + 1 >= bytes.length && !last) return 'cut'
  const byte = hex(bytes[at + 1]) * 16 + hex(bytes[at + 2])
  return Number.isNaN(byte) ? { byte: equals, length: 1 } : { byte, length: 3 }
}

function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === tab
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return NaN
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57
  return NaN
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
