import type { TransferDecoder } from './transfer-decoder.ts'

/** `begin` stands on one of the first lines, or nowhere. */
const maxBefore = 16 * 1024

/** uuencode, as old programs put it into a part: what is between `begin` and `end`. Text without either stays text. */
export class UuencodeDecoder implements TransferDecoder {
  #open = ''
  #before = ''
  #state: 'before' | 'inside' | 'after' | 'text' = 'before'

  push(chunk: Uint8Array): Buffer {
    const text = this.#open + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    const lines = text.split('\n')
    this.#open = lines.pop() ?? ''
    return Buffer.concat(lines.map((line) => this.#line(line)))
  }

  end(): Buffer {
    const rest = this.#open
    this.#open = ''
    const last = rest === '' ? Buffer.alloc(0) : this.#line(rest, '')
    if (this.#state !== 'before') return last
    this.#state = 'text'
    return Buffer.from(this.#before, 'latin1')
  }

  problem(): string | null {
    switch (this.#state) {
      case 'before':
      case 'text':
        return 'The part says that it is uuencoded, but is not.'
      case 'inside':
        return 'The uuencoded text is cut off.'
      case 'after':
        return null
    }
  }

  #line(line: string, lineEnd = '\n'): Buffer {
    if (this.#state === 'before') {
      if (/^begin [0-7]{3,4} /.test(line)) this.#state = 'inside'
      else this.#before += line + lineEnd
      if (this.#before.length <= maxBefore) return Buffer.alloc(0)
      this.#state = 'text'
      return Buffer.from(this.#before, 'latin1')
    }
    if (this.#state === 'text') return Buffer.from(line + lineEnd, 'latin1')
    if (this.#state === 'after') return Buffer.alloc(0)
    if (/^end\s*$/.test(line)) {
      this.#state = 'after'
      return Buffer.alloc(0)
    }
    return decodeLine(line)
  }
}

/** The first character says how many bytes there are; then four characters for three bytes, six bits from space on. */
function decodeLine(line: string): Buffer {
  const length = sixBits(line, 0)
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at++) {
    const group = 1 + Math.floor(at / 3) * 4
    const bits =
      (sixBits(line, group) << 18) |
      (sixBits(line, group + 1) << 12) |
      (sixBits(line, group + 2) << 6) |
      sixBits(line, group + 3)
    bytes[at] = (bits >> (16 - 8 * (at % 3))) & 0xff
  }
  return bytes
}

function sixBits(line: string, at: number): number {
  // Blanks at the end of a line get lost on the way; a missing character is a space, which is zero.
  return at < line.length ? (line.charCodeAt(at) - 0x20) & 0x3f : 0
}
