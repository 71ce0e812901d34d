/** What a list knows of each slot, in one byte. */
export const Member = {
  /** It has a row. */
  shown: 1,
  /** It matches, and came after the list was made. */
  new: 2,
  /** It has a row, and what it sorts by may have changed. */
  touched: 4,
  /** It has a row, and a refresh would move it. */
  moved: 8,
} as const

/** The slots of a list, with how many there are of each kind. */
export class Membership {
  #flags = new Uint8Array(0)
  newCount = 0
  movedCount = 0
  touchedCount = 0

  /** Forgets all, and has these rows from now on. */
  reset(capacity: number, rows: Uint32Array): void {
    this.#flags = new Uint8Array(capacity)
    for (const slot of rows) this.#flags[slot] = Member.shown
    this.newCount = 0
    this.movedCount = 0
    this.touchedCount = 0
  }

  has(slot: number, flag: number): boolean {
    return ((this.#flags[slot] ?? 0) & flag) !== 0
  }

  add(slot: number, flag: number): void {
    if (this.has(slot, flag)) return
    if (slot >= this.#flags.length) this.#grow(slot + 1)
    this.#flags[slot] = (this.#flags[slot] ?? 0) | flag
    this.#count(flag, 1)
  }

  remove(slot: number, flag: number): void {
    if (!this.has(slot, flag)) return
    this.#flags[slot] = (this.#flags[slot] ?? 0) & ~flag
    this.#count(flag, -1)
  }

  /** Nothing is known of the slot any more. */
  clear(slot: number): void {
    for (const flag of Object.values(Member)) this.remove(slot, flag)
  }

  #count(flag: number, by: number): void {
    if (flag === Member.new) this.newCount += by
    else if (flag === Member.moved) this.movedCount += by
    else if (flag === Member.touched) this.touchedCount += by
  }

  #grow(needed: number): void {
    const flags = new Uint8Array(Math.max(needed, Math.ceil(this.#flags.length * 1.5)))
    flags.set(this.#flags)
    this.#flags = flags
  }
}
