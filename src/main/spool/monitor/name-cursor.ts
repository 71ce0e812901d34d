import type { ByteString } from '../spool-intf.ts'

/**
 * Walks through sorted names in step with other sorted names: whoever asks in ascending order learns of each name
 * whether it is there, and no set of 100,000 names has to be made for it.
 */
export class NameCursor {
  readonly #names: readonly ByteString[]
  #at = 0

  /** @param names ascending */
  constructor(names: readonly ByteString[]) {
    this.#names = names
  }

  /** Whether `name` is there. It may not come before the one that was asked for last. */
  reaches(name: ByteString): boolean {
    let next = this.#names[this.#at]
    while (next !== undefined && next < name) next = this.#names[++this.#at]
    return next === name
  }
}
