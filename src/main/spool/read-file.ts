import type { Stats } from 'node:fs'
import type { FileSystem, SpoolPath } from './file-system.ts'
import { fillBuffer, type ReadAt } from './fill-buffer.ts'
import type { ByteString } from './spool-intf.ts'

/** The text of a metadata file as it is, one character per byte, without parsing it. */
export function readByteString(files: FileSystem, path: SpoolPath): ByteString {
  return files.readFile(path).toString('latin1')
}

/** A file's text, and what it was when it was read. */
export interface ReadFile {
  readonly text: ByteString
  readonly stats: Stats
}

/** The same with the file's identity. One that is rewritten in place meanwhile is cut at the size that it had. */
export function readWithStats(files: FileSystem, path: SpoolPath): ReadFile {
  const fd = files.open(path)
  try {
    const stats = files.fstat(fd)
    const bytes = Buffer.allocUnsafe(stats.size)
    return { text: bytes.toString('latin1', 0, fillBuffer(readerOf(files, fd), bytes, 0)), stats }
  } finally {
    files.close(fd)
  }
}

/**
 * Up to `lengthBytes` of a file from `offsetBytes` on; fewer at its end, none beyond it. For bodies of any size: only
 * what is asked for is read.
 */
export function readRange(
  files: FileSystem,
  path: SpoolPath,
  offsetBytes: number,
  lengthBytes: number,
): Uint8Array {
  const fd = files.open(path)
  try {
    const range = new Uint8Array(lengthBytes)
    return range.subarray(0, fillBuffer(readerOf(files, fd), range, offsetBytes))
  } finally {
    files.close(fd)
  }
}

function readerOf(files: FileSystem, fd: number): ReadAt {
  return (into, position) => files.read(fd, into, position)
}
