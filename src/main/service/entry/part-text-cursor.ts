import { TextDecoder } from 'node:util'
import type { BodyFile } from './body-file.ts'
import type { PartCursor } from './part-cursor.ts'

const stepBytes = 1024 * 1024

/**
 * Reads the text of a part range by range. Ranges are of bytes; a character that lies across the end of one comes
 * with the next, so that the texts of consecutive ranges are together the text of the part, in every charset.
 */
export class PartTextCursor {
  readonly #bytes: PartCursor
  readonly #totalBytes: number
  readonly #decoder: TextDecoder
  #position = 0

  constructor(bytes: PartCursor, totalBytes: number, charset: string) {
    this.#bytes = bytes
    this.#totalBytes = totalBytes
    this.#decoder = new TextDecoder(charset)
  }

  get position(): number {
    return this.#position
  }

  /** The text of the bytes from `offset` on, at most `limit` of them, and how many bytes it is the text of. */
  async read(
    file: BodyFile,
    offset: number,
    limit: number,
  ): Promise<{ readonly text: string; readonly byteCount: number }> {
    if (offset >= this.#totalBytes) return { text: '', byteCount: 0 }
    // What comes before must be decoded, too: some charsets shift.
    while (this.#position < offset) await this.#next(file, Math.min(stepBytes, offset - this.#position))
    const pieces: string[] = []
    const from = this.#position
    while (this.#position < from + limit && this.#position < this.#totalBytes) {
      pieces.push(await this.#next(file, Math.min(stepBytes, from + limit - this.#position)))
    }
    return { text: pieces.join(''), byteCount: this.#position - from }
  }

  async #next(file: BodyFile, limit: number): Promise<string> {
    const bytes = await this.#bytes.read(file, this.#position, limit)
    if (bytes.length === 0)
      throw new RangeError(`a part of ${this.#totalBytes} bytes ends at ${this.#position}`)
    this.#position += bytes.length
    return this.#decoder.decode(bytes, { stream: this.#position < this.#totalBytes })
  }
}
