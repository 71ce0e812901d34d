import { hash } from 'node:crypto'
import type { ByteString } from '../../spool/spool-intf.ts'

/**
 * Names the content of a metadata file: the first 16 hexadecimal digits of its SHA-1. It tells whether an entry is
 * still what a person saw; it is no defence against somebody who makes two contents of one name.
 */
export function revisionOf(metadata: ByteString | Uint8Array): string {
  const bytes = typeof metadata === 'string' ? Buffer.from(metadata, 'latin1') : metadata
  return hash('sha1', bytes, 'hex').slice(0, 16)
}
