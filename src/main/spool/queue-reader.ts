import { tryCheckout } from './checkout.ts'
import { listNames } from './list.ts'
import { defaultRelistEveryMs, QueueChanges } from './queue-changes.ts'
import type { SpoolContext } from './spool-context.ts'
import { pathText, SpoolError } from './spool-error.ts'
import type { CheckedOutEntry, Handler, QueueReader, QueueReaderOptions, Stopped } from './spool-intf.ts'
import { withCheckout } from './with-entry.ts'

/** Reads a queue that other processes read too: a name in the cache is only a suggestion, the checkout decides. */
export class QueueReaderOfSpool<Metadata, Data, Queue extends string, NameInput> implements QueueReader<
  Metadata,
  Data,
  Queue
> {
  readonly queue: Queue
  readonly #context: SpoolContext<Metadata, Data, Queue, NameInput>
  readonly #relistEveryMs: number
  /** Names of the last listing that were not tried yet, the next one last. */
  #names: string[] = []
  /** Somebody was faster with a name of this listing: others work through the same names. */
  #isShared = false
  #changes: QueueChanges | undefined
  #closed = false

  constructor(
    context: SpoolContext<Metadata, Data, Queue, NameInput>,
    queue: Queue,
    options: QueueReaderOptions,
  ) {
    this.#context = context
    this.queue = queue
    this.#relistEveryMs = options.relistEveryMs ?? defaultRelistEveryMs
  }

  async iter(
    f: Handler<Metadata, Data, Queue>,
    options: { readonly stop?: AbortSignal } = {},
  ): Promise<void> {
    for (;;) {
      const next = await this.dequeue(options.stop)
      if (next.kind === 'stopped') return
      await withCheckout(next.entry, f)
    }
  }

  async iterAvailable(f: Handler<Metadata, Data, Queue>): Promise<void> {
    this.#checkOpen()
    let isShared = false
    for (const name of await this.#list()) {
      const taken = await tryCheckout(this.#context, this.queue, name, { lookFirst: isShared })
      if (taken.kind === 'ok') await withCheckout(taken.entry, f)
      else isShared = true
    }
  }

  /**
   * `Expert.queueReader.dequeue`.
   *
   * DO NOT CHANGE THE ORDER: the notifications so far are drained (their count noted) *before* the queue is listed. An
   * entry that arrives in between is in the listing, or its notification ends the wait; the other way round its
   * notification would be thrown away and nobody would look for it.
   *
   * When nothing of a listing can be taken it waits as if the listing were empty. (The reference lists again at once, so
   * an entry without registry file keeps it busy for ever.)
   */
  async dequeue(stop: AbortSignal | undefined): Promise<Dequeued<Metadata, Data, Queue> | Stopped> {
    this.#checkOpen()
    for (;;) {
      let entry = await this.#takeCached(stop)
      // The watch is only needed to wait: as long as listings find something there is none.
      if (this.#changes === undefined) entry ??= await this.#takeListed(stop)
      if (entry !== undefined) return { kind: 'checked-out', entry }
      if (this.#hasStopped(stop)) return { kind: 'stopped' }
      const changes = await this.#watching()
      const seen = changes.count
      entry = await this.#takeListed(stop)
      if (entry !== undefined) return { kind: 'checked-out', entry }
      if (this.#hasStopped(stop)) return { kind: 'stopped' }
      await changes.after(seen, stop, this.#relistEveryMs)
    }
  }

  /** `Expert.queueReader.dequeueAvailable`. */
  async dequeueAvailable(): Promise<
    Dequeued<Metadata, Data, Queue> | { readonly kind: 'nothing-available' }
  > {
    this.#checkOpen()
    const entry = (await this.#takeCached(undefined)) ?? (await this.#takeListed(undefined))
    return entry === undefined ? { kind: 'nothing-available' } : { kind: 'checked-out', entry }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#changes?.close()
  }

  /** Takes the first entry of the cache that can be taken; looks at the stop signal before each. */
  async #takeCached(
    stop: AbortSignal | undefined,
  ): Promise<CheckedOutEntry<Metadata, Data, Queue> | undefined> {
    while (!this.#hasStopped(stop)) {
      const name = this.#names.pop()
      if (name === undefined) return undefined
      const taken = await tryCheckout(this.#context, this.queue, name, { lookFirst: this.#isShared })
      if (taken.kind === 'ok') return taken.entry
      this.#isShared = true
    }
    return undefined
  }

  async #takeListed(
    stop: AbortSignal | undefined,
  ): Promise<CheckedOutEntry<Metadata, Data, Queue> | undefined> {
    const names = await this.#list()
    this.#names = names.reverse()
    this.#isShared = false
    return this.#takeCached(stop)
  }

  #list(): Promise<string[]> {
    const { files } = this.#context
    return this.#context.run(() => listNames(files, this.#context.queueDir(this.queue)))
  }

  async #watching(): Promise<QueueChanges> {
    const { queue } = this
    const dirs = [this.#context.queueDir(queue), this.#context.checkoutDir(queue)]
    this.#changes ??= new QueueChanges(this.#context.watch, dirs)
    await this.#changes.ready
    return this.#changes
  }

  #hasStopped(stop: AbortSignal | undefined): boolean {
    return this.#closed || stop?.aborted === true
  }

  #checkOpen(): void {
    if (!this.#closed) return
    const data = { path: pathText(this.#context.queueDir(this.queue)), hint: 'Create another reader.' }
    throw new SpoolError('reader-closed', 'this queue reader was closed', data)
  }
}

interface Dequeued<Metadata, Data, Queue extends string> {
  readonly kind: 'checked-out'
  readonly entry: CheckedOutEntry<Metadata, Data, Queue>
}
