import { ownText } from './own-text.ts'

/** Stands for no text. */
const noText = 0

/**
 * Texts that many entries share (hops, senders, errors), each kept once and known by a small number. A text is
 * forgotten with its last use, so that the table is never larger than what is in the spool.
 */
export class StringTable {
  readonly #ids = new Map<string, number>()
  readonly #texts: string[] = ['']
  readonly #uses: number[] = [0]
  readonly #free: number[] = []
  /** Increases when a number may come to stand for another text. */
  generation = 0

  /** The number of a text, with one more use. Null has a number, too. */
  take(text: string | null): number {
    if (text === null) return noText
    const known = this.#ids.get(text)
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + 1
      return known
    }
    const own = ownText(text)
    const id = this.#free.pop() ?? this.#texts.length
    this.#texts[id] = own
    this.#uses[id] = 1
    this.#ids.set(own, id)
    this.generation++
    return id
  }

  release(id: number): void {
    if (id === noText) return
    const uses = (this.#uses[id] ?? 0) - 1
    this.#uses[id] = uses
    if (uses > 0) return
    this.#ids.delete(this.#texts[id] ?? '')
    this.#texts[id] = ''
    this.#free.push(id)
  }

  text(id: number): string | null {
    return id === noText ? null : (this.#texts[id] ?? null)
  }

  /** Numbers are below this. */
  get end(): number {
    return this.#texts.length
  }
}
