import type { Stats } from 'node:fs'
import { DataFileOnDisk } from './data-file.ts'
import { isErrno } from './errno.ts'
import type { SpoolPath } from './file-system.ts'
import { inDirectory } from './layout.ts'
import type { SpoolContext } from './spool-context.ts'
import type { DataFile, Entry } from './spool-intf.ts'
import { eraseTouched, notFound } from './touched-files.ts'

/** An entry by name: nothing is looked at before it is used. Small, because a listing makes one for each name. */
export class EntryOfQueue<Metadata, Data, Queue extends string, NameInput> implements Entry<
  Metadata,
  Data,
  Queue
> {
  readonly queue: Queue
  readonly name: string
  readonly #context: SpoolContext<Metadata, Data, Queue, NameInput>

  constructor(context: SpoolContext<Metadata, Data, Queue, NameInput>, queue: Queue, name: string) {
    this.#context = context
    this.queue = queue
    this.name = name
  }

  get spool(): { readonly dir: string } {
    return this.#context
  }

  async stat(): Promise<Stats> {
    const registry = this.#context.layout.registry(this.name)
    return this.#context.run(() => {
      const stats = this.#context.files.statIfThere(registry)
      if (stats === undefined) throw notFound(registry)
      return stats
    })
  }

  get direct(): DirectOperations<Metadata, Data, Queue, NameInput> {
    return new DirectOperations(this.#context, this.queue, this.name)
  }
}

class DirectOperations<Metadata, Data, Queue extends string, NameInput> {
  readonly #context: SpoolContext<Metadata, Data, Queue, NameInput>
  readonly #queueDir: SpoolPath
  readonly #name: string

  constructor(context: SpoolContext<Metadata, Data, Queue, NameInput>, queue: Queue, name: string) {
    this.#context = context
    this.#queueDir = context.queueDir(queue)
    this.#name = name
  }

  get dataFile(): DataFile<Data> {
    return new DataFileOnDisk(this.#context, this.#name)
  }

  async contents(): Promise<Metadata> {
    const path = inDirectory(this.#queueDir, this.#name)
    return this.#context.run(() => {
      try {
        return this.#context.readMetadata(path)
      } catch (error) {
        throw isErrno(error, 'ENOENT') ? notFound(path) : error
      }
    })
  }

  async save(metadata: Metadata): Promise<void> {
    const bytes = this.#context.printMetadata(metadata)
    const path = inDirectory(this.#queueDir, this.#name)
    await this.#context.run(() => this.#context.writeMetadata(this.#name, path, bytes))
    await this.#context.directories.sync(this.#queueDir)
  }

  async remove(): Promise<void> {
    const { files, layout, directories } = this.#context
    await this.#context.run(() => eraseTouched(files, layout, this.#name, this.#queueDir))
    await directories.sync(this.#queueDir, layout.dataDir, layout.registryDir)
  }
}
