/** Names to be looked at and places to be listed, each once however many hints there were. */
export class HintQueue {
  #names = new Map<string, number[]>()
  readonly #places = new Set<number>()

  /** Something happened to `name` in `place`. */
  addName(name: string, place: number): void {
    const places = this.#names.get(name)
    if (places === undefined) this.#names.set(name, [place])
    else if (!places.includes(place)) places.push(place)
  }

  addPlace(place: number): void {
    this.#places.add(place)
  }

  /** How many names wait. */
  get nameCount(): number {
    return this.#names.size
  }

  get isEmpty(): boolean {
    return this.#names.size === 0 && this.#places.size === 0
  }

  /** All names that wait, which it then forgets. */
  takeNames(): ReadonlyMap<string, readonly number[]> {
    const names = this.#names
    this.#names = new Map()
    return names
  }

  takePlace(): number | undefined {
    const [place] = this.#places
    if (place !== undefined) this.#places.delete(place)
    return place
  }
}
