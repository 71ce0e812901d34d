import { closeSync, fstatSync, openSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { FailureError } from '../../../contract/failure.ts'
import { isErrno } from '../../spool/errno.ts'
import { readWithoutSurprise, type SpoolPath } from '../../spool/file-system.ts'
import { fillBuffer, readerAt } from '../../spool/fill-buffer.ts'
import { pathText } from '../../spool/spool-error.ts'

const chunkBytes = 1024 * 1024

/** A data file, open for reading ranges of it. */
export class BodyFile {
  readonly path: SpoolPath
  readonly sizeBytes: number
  /** Tells this file in this state from any other. */
  readonly stamp: string
  readonly #fd: number

  private constructor(path: SpoolPath, fd: number, sizeBytes: number, stamp: string) {
    this.path = path
    this.#fd = fd
    this.sizeBytes = sizeBytes
    this.stamp = stamp
  }

  /** Null when there is no such file. Throws when it is there and cannot be read, or is no regular file. */
  static open(path: SpoolPath): BodyFile | null {
    let fd: number
    try {
      fd = openSync(path, readWithoutSurprise)
    } catch (error) {
      if (isErrno(error, 'ENOENT', 'ENOTDIR')) return null
      throw error
    }
    try {
      const stats = fstatSync(fd, { bigint: true })
      if (!stats.isFile()) {
        throw new FailureError({ code: 'io', errno: 'EINVAL', syscall: 'open', path: pathText(path) })
      }
      const stamp = `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}`
      return new BodyFile(path, fd, Number(stats.size), stamp)
    } catch (error) {
      closeSync(fd)
      throw error
    }
  }

  /** Fills `into` from `position` on; answers how many bytes there were, fewer only at the end of the file. */
  read(into: Uint8Array, position: number): number {
    return fillBuffer(readerAt(this.#fd), into, position)
  }

  /** All of it, as it is on disk. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for (let position = 0; ;) {
      const chunk = new Uint8Array(chunkBytes)
      const count = this.read(chunk, position)
      if (count > 0) yield chunk.subarray(0, count)
      if (count < chunkBytes) return
      position += count
      // A large file does not keep others waiting.
      await setImmediate()
    }
  }

  close(): void {
    closeSync(this.#fd)
  }
}
