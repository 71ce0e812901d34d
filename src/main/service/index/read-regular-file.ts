import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { errnoOf, isErrno } from '../../spool/errno.ts'
import { readWithoutSurprise, type SpoolPath } from '../../spool/file-system.ts'
import type { FileStamp } from './entry-store.ts'

/** What is found where a file should be. Only an error that nobody expects is thrown. */
export type FileRead =
  | { readonly kind: 'read'; readonly stamp: FileStamp; readonly bytes: Buffer }
  | { readonly kind: 'gone' }
  /** Something is there, but no file that can be read: `why` in words. */
  | { readonly kind: 'unreadable'; readonly stamp: FileStamp | null; readonly why: string }

/** Reused from call to call: what is returned is only valid until the next one. */
let buffer = Buffer.allocUnsafe(64 * 1024)

const refusals: Readonly<Record<string, string>> = {
  ELOOP: 'it is a symbolic link',
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  ENXIO: 'it is not a file',
}

/**
 * Reads the first `limit` bytes of a regular file that is not a link, with four system calls. The bytes are valid
 * until the next call of this function.
 */
export function readRegularFile(path: SpoolPath, limit: number): FileRead {
  let fd: number
  try {
    fd = openSync(path, readWithoutSurprise)
  } catch (error) {
    return isErrno(error, 'ENOENT', 'ENOTDIR') ? { kind: 'gone' } : unreadable(error)
  }
  try {
    const stats = fstatSync(fd)
    const stamp = { mtimeMs: stats.mtimeMs, inode: stats.ino, sizeBytes: stats.size }
    if (!stats.isFile()) return { kind: 'unreadable', stamp, why: 'it is not a file' }
    return { kind: 'read', stamp, bytes: readHead(fd, Math.min(stats.size, limit)) }
  } catch (error) {
    return unreadable(error)
  } finally {
    closeSync(fd)
  }
}

/** The entry is shown with what the file system says of it: one bad file must not hide all others. */
function unreadable(error: unknown): FileRead {
  const errno = errnoOf(error)
  if (errno === undefined) throw error
  return {
    kind: 'unreadable',
    stamp: null,
    why: refusals[errno] ?? `the file system cannot read it (${errno})`,
  }
}

function readHead(fd: number, length: number): Buffer {
  if (length > buffer.length) buffer = Buffer.allocUnsafe(length)
  let at = 0
  while (at < length) {
    const count = readSync(fd, buffer, at, length - at, at)
    if (count === 0) break
    at += count
  }
  return buffer.subarray(0, at)
}
