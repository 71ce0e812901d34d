import { DataFileOnDisk } from './data-file.ts'
import { isErrno } from './errno.ts'
import type { SpoolPath } from './file-system.ts'
import { inDirectory } from './layout.ts'
import type { SpoolContext } from './spool-context.ts'
import type { CheckedOutEntry, DataFile, NotFound } from './spool-intf.ts'
import { eraseTouched, moveTouched, notFound } from './touched-files.ts'

/** An entry in its queue's checkout directory, with the contents that it had, or that it is to get. */
class EntryInCheckout<Metadata, Data, Queue extends string, NameInput> implements CheckedOutEntry<
  Metadata,
  Data,
  Queue
> {
  readonly name: string
  readonly queue: Queue
  readonly contents: Metadata
  readonly #context: SpoolContext<Metadata, Data, Queue, NameInput>

  constructor(
    context: SpoolContext<Metadata, Data, Queue, NameInput>,
    queue: Queue,
    name: string,
    contents: Metadata,
  ) {
    this.#context = context
    this.queue = queue
    this.name = name
    this.contents = contents
  }

  get dataFile(): DataFile<Data> {
    return new DataFileOnDisk(this.#context, this.name)
  }

  update(f: (contents: Metadata) => Metadata): CheckedOutEntry<Metadata, Data, Queue> {
    return new EntryInCheckout(this.#context, this.queue, this.name, f(this.contents))
  }

  async save(queue: Queue): Promise<void> {
    const { files, layout, directories } = this.#context
    const bytes = this.#context.printMetadata(this.contents)
    const checkoutDir = this.#context.checkoutDir(this.queue)
    const queueDir = this.#context.queueDir(queue)
    const path = inDirectory(checkoutDir, this.name)
    await this.#context.run(async () => {
      // Without this look the safe write would make a second copy of an entry that somebody took from us.
      if (files.statIfThere(path) === undefined) throw notFound(path)
      await this.#context.writeMetadata(this.name, path, bytes)
      moveTouched(files, layout, this.name, checkoutDir, queueDir)
    })
    await directories.sync(queueDir, checkoutDir)
  }

  giveBack(): Promise<void> {
    return giveBack(this.#context, this.queue, this.name)
  }

  async remove(): Promise<void> {
    const { files, layout, directories } = this.#context
    const checkoutDir = this.#context.checkoutDir(this.queue)
    await this.#context.run(() => eraseTouched(files, layout, this.name, checkoutDir))
    await directories.sync(checkoutDir, layout.dataDir, layout.registryDir)
  }
}

/**
 * Takes an entry: touch its registry file, touch it, rename it into the checkout directory, read it.
 *
 * ENOENT of one of the first three is a lost race, and also an entry without registry file. When the metadata cannot be
 * read it rejects *after* the rename: the entry stays checked out, out of the way of the other readers, until the
 * monitor reports it. Nothing is fsynced: after a crash a checkout may be back in its queue, which is where it belongs.
 *
 * `lookFirst` is for who expects to lose: a look costs a tenth of a failing touch.
 */
export async function tryCheckout<Metadata, Data, Queue extends string, NameInput>(
  context: SpoolContext<Metadata, Data, Queue, NameInput>,
  queue: Queue,
  name: string,
  options: { readonly lookFirst?: boolean } = {},
): Promise<{ readonly kind: 'ok'; readonly entry: CheckedOutEntry<Metadata, Data, Queue> } | NotFound> {
  const { files, layout } = context
  const queueDir = context.queueDir(queue)
  const checkoutDir = context.checkoutDir(queue)
  const isGone = (): boolean => files.statIfThere(inDirectory(queueDir, name)) === undefined
  return context.run(() => {
    if (options.lookFirst === true && isGone()) return { kind: 'not-found' }
    try {
      moveTouched(files, layout, name, queueDir, checkoutDir)
    } catch (error) {
      // Without the checkout directory every entry would look like a lost race, and a reader would try for ever.
      if (!isErrno(error, 'ENOENT') || files.statDirectory(checkoutDir) === undefined) throw error
      return { kind: 'not-found' }
    }
    return { kind: 'ok', entry: readCheckout(context, checkoutDir, queue, name) }
  })
}

/** The entry `name` as it lies in the checkout directory of `queue`, whoever holds it. */
export function readCheckout<Metadata, Data, Queue extends string, NameInput>(
  context: SpoolContext<Metadata, Data, Queue, NameInput>,
  checkoutDir: SpoolPath,
  queue: Queue,
  name: string,
): CheckedOutEntry<Metadata, Data, Queue> {
  const contents = context.readMetadata(inDirectory(checkoutDir, name))
  return new EntryInCheckout(context, queue, name, contents)
}

/** Moves a checkout back to its own queue without reading or writing it: the bytes stay as they are. */
export async function giveBack<Metadata, Data, Queue extends string, NameInput>(
  context: SpoolContext<Metadata, Data, Queue, NameInput>,
  queue: Queue,
  name: string,
): Promise<void> {
  const { files, layout, directories } = context
  const checkoutDir = context.checkoutDir(queue)
  const queueDir = context.queueDir(queue)
  await context.run(() => moveTouched(files, layout, name, checkoutDir, queueDir))
  await directories.sync(queueDir, checkoutDir)
}
