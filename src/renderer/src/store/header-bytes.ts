import { readFileBytes } from '../client/read-file.ts'

/** Where a header that has not ended by then is cut: the service looks no further either. */
const MAX_HEADER_BYTES = 1024 * 1024
const LF = 10
const CR = 13

/** The header that a file begins with, its empty line included: no more of it has to cross to the service. */
export async function headerBytes(file: Blob, path: string): Promise<Uint8Array> {
  const bytes = await readFileBytes(file.slice(0, MAX_HEADER_BYTES), path)
  return bytes.subarray(0, endOfHeader(bytes))
}

function endOfHeader(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1
    if (bytes[next] === LF) return next + 1
  }
  return bytes.length
}
