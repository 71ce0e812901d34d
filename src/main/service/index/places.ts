import type { EntryKey } from '../../../contract/views.ts'
import type { Layout } from '../../spool/layout.ts'
import type { SpoolPath } from '../../spool/file-system.ts'

/**
 * Where a metadata file can be: each queue and its checkout directory has a number, twice the queue's and one more
 * for checkouts.
 */
export class Places {
  readonly queues: readonly string[]
  readonly dirs: readonly SpoolPath[]
  readonly #numbers = new Map<string, number>()

  constructor(queues: readonly string[], layout: Layout) {
    this.queues = queues
    this.dirs = queues.flatMap((queue) => [layout.queueDir(queue), layout.checkoutDir(queue)])
    queues.forEach((queue, number) => this.#numbers.set(queue, number))
  }

  get count(): number {
    return this.dirs.length
  }

  /** -1 for a queue that is none. */
  of(queue: string, checkedOut: boolean): number {
    const number = this.#numbers.get(queue)
    return number === undefined ? -1 : number * 2 + (checkedOut ? 1 : 0)
  }

  queueNumber(queue: string): number | undefined {
    return this.#numbers.get(queue)
  }

  /** The place of a directory. Exactly the object that `dirs` has, or one that reads the same. -1 for another. */
  ofDir(dir: SpoolPath): number {
    return this.dirs.findIndex((known) => known === dir || (typeof dir !== 'string' && sameBytes(known, dir)))
  }

  dir(place: number): SpoolPath {
    const dir = this.dirs[place]
    if (dir === undefined) throw new RangeError(`no place ${place}`)
    return dir
  }

  key(place: number, name: string): EntryKey {
    return { queue: this.queueOf(place), name, checkedOut: isCheckout(place) }
  }

  queueOf(place: number): string {
    return this.queues[place >> 1] ?? ''
  }
}

export function isCheckout(place: number): boolean {
  return (place & 1) === 1
}

function sameBytes(a: SpoolPath, b: Buffer): boolean {
  return typeof a !== 'string' && a.equals(b)
}
