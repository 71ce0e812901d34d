import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { byteStringsInDirectory } from './directory-names.ts'
import { fillBuffer, readerAt } from './fill-buffer.ts'
import { overlappingFsync } from './overlapping-fsync.ts'

/** A path below a spool: text where its bytes are UTF-8, else the bytes. Only `layout.ts` makes one. */
export type SpoolPath = string | Buffer

/** The protocol's safe write onto `path`: temporary, mode kept, write, fsync, rename. See `safe-write.ts`. */
export type SafeWrite = (path: SpoolPath, contents: Uint8Array | Iterable<Uint8Array>) => Promise<void>

/**
 * All that a spool ever asks of the file system: the port through which tests fail, record or stall each operation.
 *
 * Every operation is synchronous except `fsync`. On a warm file a synchronous call costs 5–20 µs and a chain of
 * `fs.promises` 100–450 µs; only an fsync waits for the disk, so only fsyncs gain from running side by side
 * (`performance.md`). Use a spool in a worker thread where a hung disk must not stop the thread that asks.
 *
 * A symbolic link where a file should be is nothing that the protocol makes, and may lead out of the spool: it is never
 * followed. It cannot be opened (ELOOP), has times and a size of its own, and is moved and erased as what it is.
 *
 * Operations throw Node's errors; `reporting-file-system.ts` turns them into `SpoolError`.
 */
export interface FileSystem {
  /** O_WRONLY | O_CREAT | O_EXCL: fails with EEXIST when there is anything at `path`. */
  create(path: SpoolPath, mode: number): number
  /** O_RDONLY, of a file. */
  open(path: SpoolPath): number
  /** O_RDONLY, to fsync it. */
  openDirectory(path: SpoolPath): number
  /** Returns how many bytes were written, which may be fewer than given. */
  write(fd: number, bytes: Uint8Array): number
  /** Reads at `position` (bytes); returns how many bytes were read, 0 at the end. */
  read(fd: number, into: Uint8Array, position: number): number
  fchmod(fd: number, mode: number): void
  fstat(fd: number): Stats
  fsync(fd: number): Promise<void>
  close(fd: number): void
  rename(from: SpoolPath, to: SpoolPath): void
  unlink(path: SpoolPath): void
  /** Sets both times to now. */
  touch(path: SpoolPath): void
  mkdir(path: SpoolPath, mode: number): void
  stat(path: SpoolPath): Stats
  /** `undefined` where there is nothing (ENOENT, ENOTDIR): without the cost of an exception. */
  statIfThere(path: SpoolPath): Stats | undefined
  /** The same for a directory, which may be reached by a link, as the reference has it. */
  statDirectory(path: SpoolPath): Stats | undefined
  /** Throws unless this process may read, write and enter the directory. */
  accessDirectory(path: SpoolPath): void
  /** Names as byte strings, unsorted. */
  readdir(path: SpoolPath): string[]
  readFile(path: SpoolPath): Buffer
}

const writeNewFile = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL
/** A link may lead out of the spool, a named pipe would keep us waiting. (Windows has neither flag: `undefined` adds none.) */
export const readWithoutSurprise = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
const readWriteEnter = constants.R_OK | constants.W_OK | constants.X_OK

export const nodeFileSystem: FileSystem = {
  create: (path, mode) => openSync(path, writeNewFile, mode),
  open: (path) => openSync(path, readWithoutSurprise),
  openDirectory: (path) => openSync(path, constants.O_RDONLY),
  write: (fd, bytes) => writeSync(fd, bytes),
  read: (fd, into, position) => readSync(fd, into, 0, into.length, position),
  fchmod: fchmodSync,
  fstat: (fd) => fstatSync(fd),
  fsync: overlappingFsync,
  close: closeSync,
  rename: renameSync,
  unlink: unlinkSync,
  touch: (path) => {
    const nowSeconds = Date.now() / 1000
    lutimesSync(path, nowSeconds, nowSeconds)
  },
  mkdir: (path, mode) => {
    mkdirSync(path, mode)
  },
  stat: (path) => lstatSync(path),
  statIfThere: (path) => lstatSync(path, { throwIfNoEntry: false }),
  statDirectory: (path) => statSync(path, { throwIfNoEntry: false }),
  accessDirectory: (path) => accessSync(path, readWriteEnter),
  // One character per byte: names are opaque bytes, and the default sort is their byte order.
  readdir: byteStringsInDirectory,
  readFile,
}

/** As much as there was when it was opened: a device that never ends has no size, and reads as empty. */
function readFile(path: SpoolPath): Buffer {
  const fd = openSync(path, readWithoutSurprise)
  try {
    const bytes = Buffer.allocUnsafe(fstatSync(fd).size)
    return bytes.subarray(0, fillBuffer(readerAt(fd), bytes, 0))
  } finally {
    closeSync(fd)
  }
}
