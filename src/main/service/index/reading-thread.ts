import { AnsweringThread } from '../worker/answering-thread.ts'
import type { Readable } from '../worker/worker-messages.ts'
import type { ReadEntry } from './read-entry.ts'
import type { Batch, BatchAnswer } from './serve-reading.ts'

/**
 * A second thread that reads entries, while there are many to be read: half of the time of an index is spent in the
 * file system, the other half in taking metadata apart, and both can be done twice at a time.
 */
export class ReadingThread {
  readonly #thread: AnsweringThread<Batch, BatchAnswer>

  constructor(spool: Readable, fault: (error: unknown, where: string) => void) {
    this.#thread = new AnsweringThread({ role: 'reading', ...spool }, fault)
  }

  /** What is in the files of entries, null for those that have gone; null for all when the thread has ended. */
  async read(
    queue: string,
    checkedOut: boolean,
    names: readonly string[],
  ): Promise<readonly (ReadEntry | null)[] | null> {
    const entries = await this.#thread.ask({ queue, checkedOut, names })
    return entries === null ? null : (JSON.parse(entries) as (ReadEntry | null)[])
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
