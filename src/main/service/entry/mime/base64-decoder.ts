import type { TransferDecoder } from './transfer-decoder.ts'

const foreign = /[^A-Za-z0-9+/=]+/g

/**
 * Base64, read as mail programs write it: line ends and anything else that is not of the alphabet is skipped, padding
 * ends a unit (some mailers pad every line), a group that is cut off gives the bytes that it has.
 */
export class Base64Decoder implements TransferDecoder {
  #open = ''
  #foreign = false
  #cut = false

  push(chunk: Uint8Array): Buffer {
    const text = latin1(chunk)
    const letters = text.replace(foreign, (found) => {
      this.#foreign ||= /\S/.test(found)
      return ''
    })
    if (!letters.includes('=')) return this.#take(this.#open + letters)
    const units = letters.split(/=+/)
    const last = units.pop() ?? ''
    const decoded = units.map((unit) => {
      const whole = this.#open + unit
      this.#open = ''
      return this.#unit(whole)
    })
    return Buffer.concat([...decoded, this.#take(this.#open + last)])
  }

  end(): Buffer {
    const rest = this.#open
    this.#open = ''
    return this.#unit(rest)
  }

  problem(): string | null {
    if (this.#cut) return 'The base64 text is cut off.'
    return this.#foreign ? 'The base64 text holds other characters; they were skipped.' : null
  }

  /** Whole groups of four; the rest stays open. */
  #take(letters: string): Buffer {
    const whole = letters.length - (letters.length % 4)
    this.#open = letters.slice(whole)
    return Buffer.from(whole === letters.length ? letters : letters.slice(0, whole), 'base64')
  }

  #unit(letters: string): Buffer {
    // One letter of a group is six bits: no byte.
    if (letters.length % 4 === 1) this.#cut = true
    return Buffer.from(letters, 'base64')
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
