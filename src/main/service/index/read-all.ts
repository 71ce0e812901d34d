import { systemClock } from '../../spool/monitor/clock.ts'
import type { EntryStore } from './entry-store.ts'
import { inSlices } from './in-slices.ts'
import { isCheckout } from './places.ts'
import type { ReadEntry } from './read-entry.ts'
import type { ReadingThread } from './reading-thread.ts'

/** Fewer are read sooner than a second thread has started. */
export const manyUnread = 10_000
const batchSize = 256
/** So many batches wait for the second thread, so that it never waits for us. */
const maxBatches = 3

export interface ReadAllOptions {
  readonly store: EntryStore
  readonly stop: AbortSignal
  /** Reads an entry now, and tells. */
  readonly readNow: (slot: number) => void
  /** Takes in what was read elsewhere, and tells. */
  readonly take: (slot: number, entry: ReadEntry) => void
  readonly startThread: () => ReadingThread
  /** How long to leave the thread to those who want to see the first rows, in milliseconds. */
  readonly delayMs: number
}

/** Reads whatever has not been read; what comes meanwhile, too. Answers how many were read. */
export async function readAll(options: ReadAllOptions): Promise<number> {
  const { store, stop } = options
  await systemClock.wait(options.delayMs, stop)
  const knownAtFirst = store.known
  let before: number
  do {
    before = store.known
    await (store.size - store.known < manyUnread ? readAlone(options) : readWithThread(options))
    // Names may have come into slots that were passed already.
  } while (!stop.aborted && store.known < store.size && store.known > before)
  return store.known - knownAtFirst
}

async function readAlone({ store, readNow, stop }: ReadAllOptions): Promise<void> {
  await inSlices(
    unread(store, readNow, () => store.end),
    stop,
  )
}

/** We read from the beginning, the second thread from the end, until we meet. */
async function readWithThread(options: ReadAllOptions): Promise<void> {
  const { store, stop, readNow } = options
  const thread = options.startThread()
  try {
    const back = new BackToFront(options, thread)
    const front = inSlices(
      unread(store, readNow, () => back.reached),
      stop,
    )
    await Promise.all([front, back.read()])
  } finally {
    await thread.close()
  }
}

function* unread(
  store: EntryStore,
  readNow: (slot: number) => void,
  end: () => number,
): Generator<void, void, undefined> {
  for (let slot = 0; slot < end(); slot++) {
    store.mapNames(slot)
    if (!store.isUsed(slot) || store.isKnown(slot)) continue
    readNow(slot)
    yield
  }
}

class BackToFront {
  readonly #options: ReadAllOptions
  readonly #thread: ReadingThread
  /** Slots from here on are the thread's. */
  reached: number

  constructor(options: ReadAllOptions, thread: ReadingThread) {
    this.#options = options
    this.#thread = thread
    this.reached = options.store.end
  }

  async read(): Promise<void> {
    await Promise.all(Array.from({ length: maxBatches }, () => this.#readBatches()))
  }

  async #readBatches(): Promise<void> {
    const { store } = this.#options
    for (let slots = this.#nextBatch(); slots.length > 0; slots = this.#nextBatch()) {
      const place = store.columns.place[slots[0] ?? 0] ?? 0
      const names = slots.map((slot) => store.names[slot] ?? '')
      const entries = await this.#thread.read(store.places.queueOf(place), isCheckout(place), names)
      if (entries === null) return
      slots.forEach((slot, at) => this.#take(slot, place, names[at] ?? '', entries[at] ?? null))
    }
  }

  /** Meanwhile anything can have happened to the entry, and to its slot. */
  #take(slot: number, place: number, name: string, entry: ReadEntry | null): void {
    const { store, stop, take, readNow } = this.#options
    if (stop.aborted) return
    const isSame = store.isUsed(slot) && store.names[slot] === name && store.columns.place[slot] === place
    if (!isSame || store.isKnown(slot)) return
    if (entry === null) readNow(slot)
    else take(slot, entry)
  }

  /** Unread slots of one place, next to what has been reached; none when all is taken. */
  #nextBatch(): number[] {
    const { store, stop } = this.#options
    const slots: number[] = []
    while (this.reached > 0 && slots.length < batchSize && !stop.aborted) {
      const slot = this.reached - 1
      const isUnread = store.isUsed(slot) && !store.isKnown(slot)
      if (isUnread && slots.length > 0 && store.columns.place[slot] !== store.columns.place[slots[0] ?? 0])
        break
      this.reached = slot
      if (isUnread) slots.push(slot)
    }
    return slots
  }
}
