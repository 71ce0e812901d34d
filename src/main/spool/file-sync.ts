import type { FileSystem } from './file-system.ts'

interface Group extends Pick<PromiseWithResolvers<undefined>, 'promise' | 'resolve'> {
  /** What it still waits for: its fsyncs, and the end of the turn in which they are asked for. */
  pending: number
}

/**
 * fsync of the files of one spool, in step: what operations ask for in the same turn of the event loop is answered when
 * the last of it is on the disk.
 *
 * What each of them does next is a rename, and while a journalling file system commits the fsync of another file, a
 * rename waits in the kernel, and the whole thread with it. In step there is nothing left to wait for.
 */
export class FileSync {
  readonly #files: Pick<FileSystem, 'fsync'>
  #open: Group | undefined

  constructor(files: Pick<FileSystem, 'fsync'>) {
    this.#files = files
  }

  /** Rejects with what the fsync of this file threw. What became of another one is not its affair. */
  async sync(fd: number): Promise<void> {
    const group = (this.#open ??= this.#begin())
    group.pending += 1
    try {
      await this.#files.fsync(fd)
    } finally {
      step(group)
      await group.promise
    }
  }

  #begin(): Group {
    const group: Group = { pending: 1, ...Promise.withResolvers<undefined>() }
    setImmediate(() => {
      this.#open = undefined
      step(group)
    })
    return group
  }
}

function step(group: Group): void {
  group.pending -= 1
  if (group.pending === 0) group.resolve(undefined)
}
