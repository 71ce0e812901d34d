import { opendirSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import { checkoutDirname } from '../../spool/layout.ts'
import { isValidName, nameOfByteString } from '../../spool/name.ts'
import type { SpoolPath } from '../../spool/file-system.ts'
import { isRealDirectory } from '../opened/real-directory.ts'

/** So many names are asked of the system at a time. */
const bufferSize = 1024

/**
 * The names in a queue or checkout directory as they come, unsorted; none when it is not there, or is a
 * link that leads somewhere else. As quick as reading
 * all at once, and between any two names the caller may do something else.
 */
export function* namesIn(dir: SpoolPath): Generator<string, void, undefined> {
  const opened = openIfThere(dir)
  if (opened === null) return
  try {
    for (;;) {
      const entry = opened.readSync()
      if (entry === null) return
      const name = nameOfByteString(entry.name)
      if (name !== checkoutDirname && isValidName(name)) yield name
    }
  } finally {
    opened.closeSync()
  }
}

function openIfThere(dir: SpoolPath): ReturnType<typeof opendirSync> | null {
  if (!isRealDirectory(dir)) return null
  try {
    // latin1: one character per byte, since names are opaque bytes.
    return opendirSync(dir, { encoding: 'latin1', bufferSize })
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}
