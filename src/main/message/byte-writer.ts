/** Bytes that are collected one by one or in pieces, in a buffer that grows. */
export class ByteWriter {
  #bytes: Buffer
  #length = 0

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity)
  }

  get length(): number {
    return this.#length
  }

  at(index: number): number | undefined {
    return index < this.#length ? this.#bytes[index] : undefined
  }

  push(byte: number): void {
    this.#room(1)
    this.#bytes[this.#length] = byte
    this.#length += 1
  }

  fill(byte: number, count: number): void {
    this.#room(count)
    this.#bytes.fill(byte, this.#length, this.#length + count)
    this.#length += count
  }

  append(bytes: Uint8Array, start = 0, end = bytes.length): void {
    this.#room(end - start)
    this.#bytes.set(bytes.subarray(start, end), this.#length)
    this.#length += end - start
  }

  /** What was collected so far, until the next change. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** What was collected; nothing is left. The buffer is the caller's. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#bytes = Buffer.alloc(0)
    this.#length = 0
    return taken
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(64, 2 * this.#bytes.length, this.#length + count))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
