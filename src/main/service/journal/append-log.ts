import { closeSync, existsSync, fsync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { awaitingJournal, writingJournal } from './writing-journal.ts'

const fsyncOf = promisify(fsync)

/**
 * A file of an existing directory that is only appended to, by any number of processes. Each append is one write(2).
 * Metadata is private: only the user may read it.
 */
export class AppendLog {
  readonly path: string
  readonly #durable: boolean
  #fd: number | undefined
  /** Whether its name is not on the disk yet. */
  #isNew = false
  #syncing: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(path: string, options: { readonly durable: boolean }) {
    this.path = path
    this.#durable = options.durable
  }

  /** Throws a `journal-unwritable` failure, as `sync` does. */
  append(text: string): void {
    const bytes = Buffer.from(text, 'utf8')
    writingJournal(this.path, () => {
      this.#fd ??= this.#open()
      // A regular file takes all of it, unless the disk is full: then the next write says so.
      for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at)
    })
  }

  /**
   * Returns when all that was appended before the call is on the disk. One fsync serves all who ask while another one
   * is under way.
   */
  sync(): Promise<void> {
    if (!this.#durable) return Promise.resolve()
    if (this.#syncing === undefined) return this.#begin()
    this.#next ??= this.#syncing.then(
      () => this.#begin(),
      // Whoever waited for that one has been told.
      () => this.#begin(),
    )
    return this.#next
  }

  /** Not while a `sync` is under way. Idempotent. */
  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }

  #begin(): Promise<void> {
    this.#next = undefined
    const syncing = awaitingJournal(this.path, this.#sync()).finally(() => {
      if (this.#syncing === syncing) this.#syncing = undefined
    })
    this.#syncing = syncing
    return syncing
  }

  async #sync(): Promise<void> {
    if (this.#fd === undefined) return
    await fsyncOf(this.#fd)
    if (!this.#isNew) return
    await syncDirectory(dirname(this.path))
    this.#isNew = false
  }

  #open(): number {
    this.#isNew = !existsSync(this.path)
    return openSync(this.path, 'a', 0o600)
  }
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    await fsyncOf(fd)
  } finally {
    closeSync(fd)
  }
}
