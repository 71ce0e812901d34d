import { lstatSync } from 'node:fs'
import type { EntryKey } from '../../../contract/views.ts'
import { FailureError } from '../../../contract/failure.ts'
import { isErrno } from '../../spool/errno.ts'
import type { SpoolPath } from '../../spool/file-system.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import { readRegularFile } from '../index/read-regular-file.ts'
import { revisionOf } from '../index/revision.ts'
import type { OpenedSpool } from '../opened-spool.ts'

/** Metadata is small; whatever is larger than this is none. */
const maxMetadataBytes = 16 * 1024 * 1024

/** What is where an entry's metadata should be. */
export type MetadataFile =
  | {
      readonly kind: 'read'
      readonly metadata: ByteString
      readonly revision: string
      readonly mtimeMs: number
    }
  | { readonly kind: 'not-found' }
  /** Something is there, but no file that can be read as metadata. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly mtimeMs: number }

export function metadataPath(spool: OpenedSpool, key: EntryKey): SpoolPath {
  return key.checkedOut ? spool.layout.checkout(key.queue, key.name) : spool.layout.queue(key.queue, key.name)
}

/** Reads the metadata of an entry as it is now, without taking it. */
export function readMetadataFile(spool: OpenedSpool, key: EntryKey): MetadataFile {
  const file = readRegularFile(metadataPath(spool, key), maxMetadataBytes)
  switch (file.kind) {
    case 'gone':
      return { kind: 'not-found' }
    case 'unreadable':
      return { kind: 'unreadable', why: file.why, mtimeMs: file.stamp?.mtimeMs ?? 0 }
    case 'read': {
      const { mtimeMs, sizeBytes } = file.stamp
      if (sizeBytes > maxMetadataBytes) {
        return { kind: 'unreadable', why: 'it is too large to be metadata', mtimeMs }
      }
      return {
        kind: 'read',
        metadata: file.bytes.toString('latin1'),
        revision: revisionOf(file.bytes),
        mtimeMs,
      }
    }
  }
}

/** Whether there is anything under that name in that place. */
export function isThere(spool: OpenedSpool, key: EntryKey): boolean {
  try {
    return lstatSync(metadataPath(spool, key), { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    if (isErrno(error, 'ENOTDIR', 'ENAMETOOLONG')) return false
    throw error
  }
}

/** Throws `unknown-queue` unless the spool has that queue. */
export function checkQueue(spool: OpenedSpool, queue: string): void {
  if (spool.queues.includes(queue)) return
  throw new FailureError({ code: 'unknown-queue', queue, queues: spool.queues })
}

export function notFound(key: EntryKey): FailureError {
  return new FailureError({ code: 'not-found', name: key.name, queue: key.queue })
}
