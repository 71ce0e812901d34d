import { createHash, type Hash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import type { PartDigest } from './mime-part.ts'
import { transferDecoder, type TransferDecoder, type TransferEncoding } from './transfer-decoder.ts'

/** Parts with more decoded bytes than this are not hashed when a message is opened. */
const maxHashedBytes = 32 * 1024 * 1024

/** Takes the encoded body of a part as it comes by, and tells what its decoded bytes are. Holds none of them. */
export class BodyDigest {
  readonly #decoder: TransferDecoder
  #hash: Hash | null = createHash('sha256')
  #utf8: TextDecoder | null
  #sizeBytes = 0

  constructor(encoding: TransferEncoding, isText: boolean) {
    this.#decoder = transferDecoder(encoding)
    this.#utf8 = isText ? new TextDecoder('utf-8', { fatal: true }) : null
  }

  push(chunk: Uint8Array): void {
    this.#take(this.#decoder.push(chunk))
  }

  end(): { readonly digest: PartDigest; readonly problem: string | null } {
    this.#take(this.#decoder.end())
    if (this.#utf8 !== null) this.#check(new Uint8Array(), true)
    const sha256 = this.#hash?.digest('hex') ?? null
    const digest = { sizeBytes: this.#sizeBytes, sha256, isUtf8: this.#utf8 !== null }
    return { digest, problem: this.#decoder.problem() }
  }

  /** Of what came by so far, when the rest of it will not. */
  cut(): PartDigest {
    return { sizeBytes: this.#sizeBytes, sha256: null, isUtf8: this.#utf8 !== null }
  }

  #take(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#sizeBytes += bytes.length
    if (this.#sizeBytes > maxHashedBytes) this.#hash = null
    this.#hash?.update(bytes)
    if (this.#utf8 !== null) this.#check(bytes, false)
  }

  #check(bytes: Uint8Array, last: boolean): void {
    try {
      this.#utf8?.decode(bytes, { stream: !last })
    } catch (error) {
      // A fatal decoder says so with a TypeError; from then on we know.
      if (!(error instanceof TypeError)) throw error
      this.#utf8 = null
    }
  }
}
