import type { FileSystem, SpoolPath } from './file-system.ts'
import type { ByteString } from './spool-intf.ts'

/** The text of a metadata file as it is, one character per byte, without parsing it. */
export function readByteString(files: FileSystem, path: SpoolPath): ByteString {
  return files.readFile(path).toString('latin1')
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
    let filled = 0
    while (filled < lengthBytes) {
      const count = files.read(fd, range.subarray(filled), offsetBytes + filled)
      if (count === 0) break
      filled += count
    }
    return range.subarray(0, filled)
  } finally {
    files.close(fd)
  }
}
