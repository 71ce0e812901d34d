import { Worker } from 'node:worker_threads'
import type { SpoolKind } from '../../../contract/views.ts'
import { workerUrl } from '../worker/worker-url.ts'
import type { ReadEntry } from './read-entry.ts'
import type { ReadBatch, ReadBatchAnswer, ReadingData } from './serve-reading.ts'

/**
 * A second thread that reads entries, while there are many to be read: half of the time of an index is spent in the
 * file system, the other half in taking metadata apart, and both can be done twice at a time.
 */
export class ReadingThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, PromiseWithResolvers<readonly (ReadEntry | null)[] | null>>()
  #batches = 0
  #hasEnded = false

  /** `fault` is told when the thread ends by itself. Whatever it has not answered is then answered with null. */
  constructor(dir: string, kind: SpoolKind, fault: (error: unknown, where: string) => void) {
    const workerData: ReadingData = { role: 'reading', dir, kind }
    this.#worker = new Worker(workerUrl(), { workerData })
    this.#worker.unref()
    this.#worker.on('message', ({ batch, entries }: ReadBatchAnswer) => {
      this.#waiting.get(batch)?.resolve(JSON.parse(entries) as (ReadEntry | null)[])
      this.#waiting.delete(batch)
    })
    this.#worker.on('error', (error) => fault(error, 'reading in a second thread'))
    this.#worker.on('exit', () => {
      this.#hasEnded = true
      for (const { resolve } of this.#waiting.values()) resolve(null)
      this.#waiting.clear()
    })
  }

  /** What is in the files of entries, null for those that have gone; null for all when the thread has ended. */
  read(
    queue: string,
    checkedOut: boolean,
    names: readonly string[],
  ): Promise<readonly (ReadEntry | null)[] | null> {
    if (this.#hasEnded) return Promise.resolve(null)
    const batch = ++this.#batches
    const waiting = Promise.withResolvers<readonly (ReadEntry | null)[] | null>()
    this.#waiting.set(batch, waiting)
    this.#worker.postMessage({ batch, queue, checkedOut, names } satisfies ReadBatch)
    return waiting.promise
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
