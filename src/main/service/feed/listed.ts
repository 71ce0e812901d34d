/** Times of files have the grain of the kernel's clock: two changes within it look like one. */
const grainMs = 100

/** When a directory was listed, and how old it said it was: tells whether it can have changed since. */
export class Listed {
  readonly #mtimeMs: number | null
  readonly #isFresh: boolean

  /** `mtimeMs`: the directory's, taken before it is listed; null when it is not there. */
  constructor(mtimeMs: number | null, nowMs = Date.now()) {
    this.#mtimeMs = mtimeMs
    this.#isFresh = mtimeMs !== null && nowMs - mtimeMs < grainMs
  }

  /** Of a directory of which nothing is known. */
  static readonly never = new Listed(Infinity, Infinity)

  mayDiffer(mtimeMs: number | null): boolean {
    return this.#isFresh || mtimeMs !== this.#mtimeMs
  }
}
