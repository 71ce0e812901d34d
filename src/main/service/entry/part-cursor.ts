import type { BodyFile } from './body-file.ts'
import type { DecodedSource } from './decoded-source.ts'
import type { MimePart } from './mime/mime-part.ts'
import { transferDecoder, type TransferDecoder } from './mime/transfer-decoder.ts'

/**
 * Reads the decoded bytes of a part range by range, forwards. It remembers where it is, so that the next range costs
 * no more than itself; it holds no file open in between.
 */
export class PartCursor {
  readonly #source: DecodedSource
  readonly #part: MimePart
  readonly #decoder: TransferDecoder
  /** Offset in the message of the next byte to decode. */
  #sourceAt: number
  /** Decoded already, not yet asked for; `#position` is the offset of its first byte. */
  #rest: Buffer = Buffer.alloc(0)
  #position = 0
  #ended = false

  constructor(source: DecodedSource, part: MimePart) {
    this.#source = source
    this.#part = part
    this.#decoder = transferDecoder(part.encoding)
    this.#sourceAt = part.bodyFrom
  }

  /** The smallest offset that can still be read. */
  get position(): number {
    return this.#position
  }

  /** The bytes from `offset` on, `limit` of them if there are so many. Those before `offset` are passed over. */
  async read(file: BodyFile, offset: number, limit: number): Promise<Buffer> {
    if (offset < this.#position) throw new RangeError(`cannot go back to ${offset} from ${this.#position}`)
    const taken: Buffer[] = []
    let wanted = limit
    this.#skipTo(offset)
    const take = () => {
      const bytes = this.#position < offset ? Buffer.alloc(0) : this.#rest.subarray(0, wanted)
      taken.push(bytes)
      wanted -= bytes.length
      this.#drop(bytes.length)
    }
    take()
    if (wanted > 0 && !this.#ended) {
      for await (const chunk of this.#source.chunks(file, this.#sourceAt, this.#part.bodyTo)) {
        this.#decode(this.#decoder.push(chunk), chunk.length)
        this.#skipTo(offset)
        take()
        if (wanted === 0) break
      }
      if (this.#sourceAt >= this.#part.bodyTo) this.#end()
      this.#skipTo(offset)
      take()
    }
    return Buffer.concat(taken)
  }

  #decode(bytes: Uint8Array, sourceBytes: number): void {
    this.#sourceAt += sourceBytes
    this.#rest = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes])
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#decode(this.#decoder.end(), 0)
  }

  #skipTo(offset: number): void {
    if (offset > this.#position) this.#drop(Math.min(offset - this.#position, this.#rest.length))
  }

  #drop(count: number): void {
    this.#rest = this.#rest.subarray(count)
    this.#position += count
  }
}
