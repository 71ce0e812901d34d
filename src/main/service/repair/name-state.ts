import type { Stats } from 'node:fs'
import { parseMetadata, type Metadata } from '../../message/metadata.ts'
import { MetadataError } from '../../message/metadata-error.ts'
import { isErrno } from '../../spool/errno.ts'
import { readByteString } from '../../spool/read-file.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import type { FileIdentity } from '../journal/journal-intf.ts'
import { identityOf, pathOfFile, queueDirOf, type SpoolFiles } from '../journal/spool-files.ts'
import type { ProblemDir, SpoolKind } from '../../../contract/views.ts'

/** Everything on disk that has one name. */
export interface NameState {
  readonly name: string
  readonly registry: FileIdentity | null
  readonly tmp: FileIdentity | null
  readonly data: FileIdentity | null
  /** The metadata files, queue before checkout, in the order of queues. */
  readonly copies: readonly Copy[]
}

export interface Copy {
  readonly queue: string
  readonly checkedOut: boolean
  readonly dir: ProblemDir
  readonly file: FileIdentity
  /** Null where it cannot be read: a directory or a link, for instance. */
  readonly text: ByteString | null
  /** Whether it is only this user who cannot read it: nothing is known of what it holds. */
  readonly isForbidden: boolean
  /** Of a message whose metadata can be read. */
  readonly message: Metadata | null
  /** Whether it can be acted on: readable, and in a spool of messages a message's. */
  readonly isValid: boolean
}

/** Looks at all that has this name, now. */
export function lookAtName(spoolFiles: SpoolFiles, kind: SpoolKind, name: string): NameState {
  const { files, spool } = spoolFiles
  const identity = (dir: ProblemDir): FileIdentity | null => {
    const stats = files.statIfThere(pathOfFile(spool.layout, dir, name))
    return stats === undefined ? null : identityOf(stats)
  }
  const copies: Copy[] = []
  for (const queue of spool.queues) {
    for (const checkedOut of [false, true]) {
      const copy = lookAtCopy(spoolFiles, kind, name, queue, checkedOut)
      if (copy !== null) copies.push(copy)
    }
  }
  return { name, registry: identity('registry'), tmp: identity('tmp'), data: identity('data'), copies }
}

function lookAtCopy(
  { files, spool }: SpoolFiles,
  kind: SpoolKind,
  name: string,
  queue: string,
  checkedOut: boolean,
): Copy | null {
  const dir = queueDirOf(queue, checkedOut)
  const path = pathOfFile(spool.layout, dir, name)
  const stats: Stats | undefined = files.statIfThere(path)
  if (stats === undefined) return null
  let text: ByteString | null = null
  let isForbidden = false
  try {
    text = readByteString(files, path)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null
    isForbidden = isErrno(error, 'EACCES', 'EPERM')
    if (!isForbidden && !isErrno(error, 'EISDIR', 'ELOOP')) throw error
  }
  const message = kind === 'message' && text !== null ? messageOf(text) : null
  const isValid = kind === 'message' ? message !== null : text !== null
  return { queue, checkedOut, dir, file: identityOf(stats), text, isForbidden, message, isValid }
}

function messageOf(text: ByteString): Metadata | null {
  try {
    return parseMetadata(text)
  } catch (error) {
    if (error instanceof MetadataError) return null
    throw error
  }
}
