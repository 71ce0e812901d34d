import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'

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
    let filled = 0
    while (filled < bytes.length) {
      const count = readSync(fd, bytes, filled, bytes.length - filled, from + filled)
      if (count === 0) break
      filled += count
    }
    return bytes.subarray(0, filled)
  } finally {
    closeSync(fd)
  }
}
