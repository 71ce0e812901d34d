import { FailureError } from '../../../contract/failure.ts'

/**
 * Bytes of a file that a person gave us. Fails as `io` that names the file: it may have gone or changed since it was
 * chosen, or may not be ours to read.
 */
export async function readFileBytes(blob: Blob, path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    throw new FailureError({ code: 'io', errno: error.name, syscall: 'read', path }, { cause: error })
  }
}
