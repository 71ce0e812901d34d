import { DirectorySync } from './directory-sync.ts'
import { FileSync } from './file-sync.ts'
import { nodeFileSystem } from './file-system.ts'
import type { FileSystem, SafeWrite, SpoolPath } from './file-system.ts'
import { Layout } from './layout.ts'
import { watchDirectories } from './queue-watcher.ts'
import type { WatchDirectories } from './queue-watcher.ts'
import { reportingFileSystem } from './reporting-file-system.ts'
import { safeWrite } from './safe-write.ts'
import { pathText, SpoolError } from './spool-error.ts'
import type { ByteString, MultispoolOptions, Spoolable } from './spool-intf.ts'

// eslint-disable-next-line no-control-regex -- a byte string has the characters 0 to 255, NUL included
const notAByte = /[^\x00-\xff]/

/** What the parts of one opened spool share. */
export class SpoolContext<Metadata, Data, Queue extends string, NameInput> {
  /** The directory as it was given. */
  readonly dir: string
  readonly spoolable: Spoolable<Metadata, Data, Queue, NameInput>
  readonly layout: Layout
  readonly files: FileSystem
  readonly directories: DirectorySync
  readonly watch: WatchDirectories
  readonly #fsync: FileSync | null
  readonly #queueDirs = new Map<string, { readonly queueDir: SpoolPath; readonly checkoutDir: SpoolPath }>()

  constructor(
    dir: string,
    spoolable: Spoolable<Metadata, Data, Queue, NameInput>,
    options: MultispoolOptions,
  ) {
    const durability = options.durability ?? 'directories'
    this.dir = dir
    this.spoolable = spoolable
    this.layout = new Layout(dir)
    this.files = reportingFileSystem(options.fileSystem ?? nodeFileSystem)
    this.directories = new DirectorySync(this.files, durability)
    this.watch = options.watch ?? watchDirectories
    this.#fsync = durability === 'none' ? null : new FileSync(this.files)
    for (const queue of spoolable.queues) {
      const dirname = spoolable.dirnameOfQueue(queue)
      const queueDir = this.layout.queueDir(dirname)
      this.#queueDirs.set(queue, { queueDir, checkoutDir: this.layout.checkoutDir(dirname) })
    }
  }

  /** Passes what touches the disk through the spoolable's throttle; what `act` throws rejects. */
  run<A>(act: () => A | Promise<A>): Promise<A> {
    return this.spoolable.throttle(async () => await act())
  }

  queueDir(queue: Queue): SpoolPath {
    return this.#dirsOf(queue).queueDir
  }

  checkoutDir(queue: Queue): SpoolPath {
    return this.#dirsOf(queue).checkoutDir
  }

  /** Rejects with `unreadable-metadata` when the file does not parse. */
  readMetadata(path: SpoolPath): Metadata {
    const text = this.files.readFile(path).toString('latin1')
    try {
      return this.spoolable.metadata.parse(text)
    } catch (cause) {
      const hint = 'Look at the file, mend it or set it aside; a repair can do that.'
      const data = { path: pathText(path), hint }
      throw new SpoolError('unreadable-metadata', 'this is not metadata of its kind', data, { cause })
    }
  }

  /** The bytes of a metadata file. */
  printMetadata(metadata: Metadata): Buffer {
    const text: ByteString = this.spoolable.metadata.print(metadata)
    if (notAByte.test(text)) {
      const how = "one character of 0 to 255 per byte, as Buffer.from(text).toString('latin1') makes it"
      throw new TypeError(`Spoolable.metadata.print must return a byte string: ${how}`)
    }
    return Buffer.from(text, 'latin1')
  }

  /** The safe write of a metadata file of the entry `name`: the temporary is in `.tmp`. */
  writeMetadata(name: string, path: SpoolPath, bytes: Buffer): Promise<void> {
    const temporary = (): SpoolPath => this.layout.temporaryMetadata(name)
    return safeWrite(this.files, path, bytes, temporary, { fsync: this.#fsync })
  }

  /** The safe write that `Spoolable.data.save` is given: the temporary is in `.data`, beside the file. */
  dataWriter(name: string): SafeWrite {
    const own = pathText(this.layout.data(name))
    const temporary = (): SpoolPath => this.layout.temporaryData(name)
    return async (path, contents) => {
      if (pathText(path) !== own)
        throw new TypeError('Spoolable.data.save must write the path that it was given')
      await safeWrite(this.files, path, contents, temporary, { fsync: this.#fsync })
    }
  }

  #dirsOf(queue: Queue): { readonly queueDir: SpoolPath; readonly checkoutDir: SpoolPath } {
    const dirs = this.#queueDirs.get(queue)
    if (dirs === undefined) throw new TypeError(`this spool has no queue ${JSON.stringify(queue)}`)
    return dirs
  }
}
