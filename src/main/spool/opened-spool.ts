import { giveBack, readCheckout, tryCheckout } from './checkout.ts'
import { enqueue } from './enqueue.ts'
import type { EntryName } from './enqueue.ts'
import { EntryOfQueue } from './entry.ts'
import { isErrno } from './errno.ts'
import { inDirectory } from './layout.ts'
import { listNames } from './list.ts'
import { QueueReaderOfSpool } from './queue-reader.ts'
import { reserve } from './registry.ts'
import type { SpoolContext } from './spool-context.ts'
import type {
  CheckedOutEntry,
  DataFile,
  Disposition,
  Entry,
  Expert,
  NotFound,
  QueueReader,
  Spool,
  Spoolable,
} from './spool-intf.ts'
import { SpoolError } from './spool-error.ts'
import { notFound } from './touched-files.ts'
import { withCheckout } from './with-entry.ts'

/** A spool, put together from its parts. */
export class OpenedSpool<Metadata, Data, Queue extends string, NameInput> implements Spool<
  Metadata,
  Data,
  Queue,
  NameInput
> {
  readonly #context: SpoolContext<Metadata, Data, Queue, NameInput>
  readonly #readers = new WeakMap<object, QueueReaderOfSpool<Metadata, Data, Queue, NameInput>>()

  constructor(context: SpoolContext<Metadata, Data, Queue, NameInput>) {
    this.#context = context
  }

  get dir(): string {
    return this.#context.dir
  }

  get spoolable(): Spoolable<Metadata, Data, Queue, NameInput> {
    return this.#context.spoolable
  }

  async list(queue: Queue): Promise<Entry<Metadata, Data, Queue>[]> {
    const context = this.#context
    const names = await context.run(() => listNames(context.files, context.queueDir(queue)))
    return names.map((name) => new EntryOfQueue(context, queue, name))
  }

  entry(queue: Queue, name: string): Entry<Metadata, Data, Queue> {
    return new EntryOfQueue(this.#context, queue, name)
  }

  readonly uniqueName: Spool<Metadata, Data, Queue, NameInput>['uniqueName'] = {
    reserve: (input) => this.#context.run(() => reserve(this.#context, input)),
  }

  async enqueue(
    queue: Queue,
    metadata: Metadata,
    data: Data,
    name: EntryName<NameInput>,
  ): Promise<Entry<Metadata, Data, Queue>> {
    return this.entry(queue, await enqueue(this.#context, queue, metadata, data, name))
  }

  async withEntry<A>(
    entry: Entry<Metadata, Data, Queue>,
    f: (metadata: Metadata, dataFile: DataFile<Data>) => Promise<Answer<Metadata, Queue, A>>,
  ): Promise<A> {
    return (await withCheckout(await this.expert.checkout(entry), f)).value
  }

  async tryWithEntry<A>(
    entry: Entry<Metadata, Data, Queue>,
    f: (metadata: Metadata, dataFile: DataFile<Data>) => Promise<Answer<Metadata, Queue, A>>,
  ): Promise<{ readonly kind: 'ok'; readonly value: A } | NotFound> {
    const taken = await this.expert.tryCheckout(entry)
    if (taken.kind === 'not-found') return taken
    return { kind: 'ok', value: (await withCheckout(taken.entry, f)).value }
  }

  readonly queueReader: Spool<Metadata, Data, Queue, NameInput>['queueReader'] = {
    create: (queue, options = {}) => {
      const reader = new QueueReaderOfSpool(this.#context, queue, options)
      this.#readers.set(reader, reader)
      return Promise.resolve(reader)
    },
  }

  readonly expert: Expert<Metadata, Data, Queue> = {
    checkout: async (entry) => {
      const taken = await this.expert.tryCheckout(entry)
      if (taken.kind === 'not-found') {
        throw notFound(inDirectory(this.#context.queueDir(entry.queue), entry.name))
      }
      return taken.entry
    },

    tryCheckout: async (entry) => {
      this.#checkOwn(entry)
      return tryCheckout(this.#context, entry.queue, entry.name)
    },

    listCheckoutsUnsafe: async (queue) => {
      const context = this.#context
      const checkoutDir = context.checkoutDir(queue)
      const names = await context.run(() => listNames(context.files, checkoutDir))
      const entries: CheckedOutEntry<Metadata, Data, Queue>[] = []
      for (const name of names) {
        entries.push(await context.run(() => readCheckout(context, checkoutDir, queue, name)))
      }
      return entries
    },

    checkedOutUnsafe: (queue, name) =>
      this.#findCheckout(queue, name, () => {
        const context = this.#context
        return context.run(() => readCheckout(context, context.checkoutDir(queue), queue, name))
      }),

    giveBackUnsafe: (queue, name) =>
      this.#findCheckout(queue, name, () => giveBack(this.#context, queue, name)),

    queueReader: {
      dequeue: async (reader, options = {}) => this.#own(reader).dequeue(options.stop),
      dequeueAvailable: async (reader) => this.#own(reader).dequeueAvailable(),
    },
  }

  async #findCheckout<A>(queue: Queue, name: string, act: () => Promise<A>): Promise<A> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof SpoolError && error.code === 'io' && isErrno(error, 'ENOENT'))) throw error
      throw notFound(inDirectory(this.#context.checkoutDir(queue), name))
    }
  }

  /** The same name in another spool is another entry. */
  #checkOwn(entry: Entry<Metadata, Data, Queue>): void {
    if (entry.spool.dir !== this.dir) {
      throw new TypeError(`an entry of ${entry.spool.dir} was given to the spool ${this.dir}`)
    }
  }

  #own(reader: QueueReader<Metadata, Data, Queue>): QueueReaderOfSpool<Metadata, Data, Queue, NameInput> {
    const own = this.#readers.get(reader)
    if (own === undefined) throw new TypeError('this reader was not made by queueReader.create of this spool')
    return own
  }
}

type Answer<Metadata, Queue extends string, A> = Disposition<Metadata, Queue> & { readonly value: A }
