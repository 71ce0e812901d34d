import type { Stats } from 'node:fs'
import type { SpoolPath } from './file-system.ts'
import type { SpoolContext } from './spool-context.ts'
import type { DataFile } from './spool-intf.ts'

/** The body of the entry `name`, on disk. */
export class DataFileOnDisk<Metadata, Data, Queue extends string, NameInput> implements DataFile<Data> {
  readonly path: SpoolPath
  readonly #context: SpoolContext<Metadata, Data, Queue, NameInput>
  readonly #name: string

  constructor(context: SpoolContext<Metadata, Data, Queue, NameInput>, name: string) {
    this.path = context.layout.data(name)
    this.#context = context
    this.#name = name
  }

  load(): Promise<Data> {
    return this.#context.run(() => this.#context.spoolable.data.load(this.path))
  }

  async save(contents: Data): Promise<void> {
    const { spoolable, directories, layout } = this.#context
    const write = this.#context.dataWriter(this.#name)
    await this.#context.run(() => spoolable.data.save(contents, this.path, write))
    await directories.sync(layout.dataDir)
  }

  stat(): Promise<Stats> {
    return this.#context.run(() => this.#context.files.stat(this.path))
  }
}
