/**
 * Ids as the reference makes them. A message is called after its envelope: `SECONDS-PROCESS-HALFMS-COUNTER`, each part
 * a number in base64url of a fixed length (6, 6, 2, 6), so that a `-` or `_` inside a part does no harm.
 */
import type { ByteString } from '../sexp/sexp.ts'
import type { Time } from './time.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The last `length` digits of a number in base64url: its whole part, as a 64-bit two's complement integer.
 *
 * @throws RangeError when the number does not fit in 64 bits
 */
export function encodeBase64Number(value: number, length: number): ByteString {
  if (!(value >= -(2 ** 63) && value < 2 ** 63))
    throw new RangeError(`${value} does not fit in a 64-bit integer`)
  let rest = BigInt.asUintN(6 * length, BigInt(Math.trunc(value)))
  let digits = ''
  for (let digit = 0; digit < length; digit += 1) {
    digits = alphabet.charAt(Number(rest % 64n)) + digits
    rest /= 64n
  }
  return digits
}

/** An id resolves half a millisecond. */
const ticksPerSecond = 2000

/** Ids of envelopes, each used once: where the clock has not moved on, the next tick is taken. */
export class EnvelopeIds {
  readonly #process: ByteString
  #lastTick = -Infinity

  constructor(process: number) {
    this.#process = encodeBase64Number(process, 6)
  }

  /** @param now seconds since 1970 */
  next(now: Time): ByteString {
    const tick = Math.max(Math.floor(now * ticksPerSecond), this.#lastTick + 1)
    this.#lastTick = tick
    const seconds = Math.floor(tick / ticksPerSecond)
    const halfMilliseconds = tick - seconds * ticksPerSecond
    return `${encodeBase64Number(seconds, 6)}-${this.#process}-${encodeBase64Number(halfMilliseconds, 2)}`
  }
}

/** Ids of messages: the envelope's, and a counter over all messages of this process, from `AAAAAA`. */
export class MessageIds {
  #counter = 0

  next(envelopeId: ByteString): ByteString {
    const id = `${envelopeId}-${encodeBase64Number(this.#counter, 6)}`
    this.#counter += 1
    return id
  }
}
