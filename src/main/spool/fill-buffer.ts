import { readSync } from 'node:fs'

/** Reads at a position (bytes) into what it is given; returns how many bytes were read, 0 at the end. */
export type ReadAt = (into: Uint8Array, position: number) => number

/** Of an open file. */
export function readerAt(fd: number): ReadAt {
  return (into, position) => readSync(fd, into, 0, into.length, position)
}

/** Reads from `position` on until `into` is full or there is no more; returns how many bytes were read. */
export function fillBuffer(readAt: ReadAt, into: Uint8Array, position: number): number {
  let filled = 0
  while (filled < into.length) {
    const count = readAt(filled === 0 ? into : into.subarray(filled), position + filled)
    if (count === 0) break
    filled += count
  }
  return filled
}
