import { closeSync, openSync, readSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'

const blockBytes = 1024 * 1024
const newline = 0x0a

/** A line of a file, without its newline. */
export interface Line {
  readonly text: string
  /** Where the next one begins; null for an end without a newline: torn, or still being written. */
  readonly next: number | null
}

/** The lines of a file from `from`, where one begins, up to `to` or its end, block by block; none when it has gone. */
export function* linesFrom(path: string, from: number, to = Infinity): Generator<Line> {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return
    throw error
  }
  try {
    const block = Buffer.alloc(blockBytes)
    let begun: Buffer[] = []
    for (let at = from; at < to;) {
      const count = readSync(fd, block, 0, Math.min(blockBytes, to - at), at)
      if (count === 0) break
      const bytes = block.subarray(0, count)
      let start = 0
      for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
        const text = textOf([...begun, bytes.subarray(start, end)])
        begun = []
        start = end + 1
        yield { text, next: at + start }
      }
      // The block is written over: what is kept of it is a copy.
      if (start < count) begun.push(Buffer.from(bytes.subarray(start)))
      at += count
    }
    if (begun.length > 0) yield { text: textOf(begun), next: null }
  } finally {
    closeSync(fd)
  }
}

function textOf(parts: readonly Buffer[]): string {
  const bytes = parts.length === 1 ? parts[0] : undefined
  return (bytes ?? Buffer.concat(parts)).toString('utf8')
}
