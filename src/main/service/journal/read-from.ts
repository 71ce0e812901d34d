import { closeSync, fstatSync, openSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import { fillBuffer, readerAt } from '../../spool/fill-buffer.ts'

/** The bytes of a file from `from` up to its end; none when it has gone. */
export function readFrom(path: string, from: number): Buffer {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return Buffer.alloc(0)
    throw error
  }
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(fd).size - from))
    return bytes.subarray(0, fillBuffer(readerAt(fd), bytes, from))
  } finally {
    closeSync(fd)
  }
}
