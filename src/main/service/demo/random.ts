/** Pseudo-random choices that are the same for the same seed, on every machine (sfc32). */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number) {
    this.#a = seed >>> 0
    this.#b = Math.floor(seed / 2 ** 32) >>> 0
    this.#c = 0x9e3779b9
    // The first numbers still look like the seed.
    for (let round = 0; round < 16; round++) this.next()
  }

  /** From 0 to below 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }

  /** From `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<A>(all: readonly [A, ...A[]]): A {
    return all[Math.floor(this.next() * all.length)] ?? all[0]
  }

  /** One of them, as often as its weight says. */
  weighted<A>(
    all: readonly [{ readonly weight: number; readonly value: A }, ...{ weight: number; value: A }[]],
  ): A {
    let rest = this.next() * all.reduce((sum, { weight }) => sum + weight, 0)
    for (const { weight, value } of all) {
      rest -= weight
      if (rest < 0) return value
    }
    return all[0].value
  }

  /** Some of them, in their order. */
  some<A>(all: readonly A[], count: number): A[] {
    const left = [...all]
    while (left.length > count) left.splice(Math.floor(this.next() * left.length), 1)
    return left
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.alloc(length)
    for (let at = 0; at < length; at++) bytes[at] = Math.floor(this.next() * 256)
    return bytes
  }

  /** As many hexadecimal digits. */
  hex(digits: number): string {
    let text = ''
    while (text.length < digits) text += Math.floor(this.next() * 16).toString(16)
    return text
  }
}
