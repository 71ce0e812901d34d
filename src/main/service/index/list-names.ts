import { opendirSync } from 'node:fs'
import { namesInDirectory } from '../../spool/directory-names.ts'
import { isErrno } from '../../spool/errno.ts'
import type { SpoolPath } from '../../spool/file-system.ts'
import { checkoutDirname } from '../../spool/layout.ts'
import { nameOfByteString } from '../../spool/name.ts'
import { reported } from '../../spool/reporting-file-system.ts'
import { isRealDirectory } from '../opened/real-directory.ts'

/**
 * The names in a queue or checkout directory, unsorted; none when it is not there, or is a link that leads somewhere
 * else.
 */
export function allNamesIn(dir: SpoolPath): string[] {
  if (!isRealDirectory(dir)) return []
  try {
    const names = reported('readdir', dir, () => namesInDirectory(dir))
    const checkouts = names.indexOf(checkoutDirname)
    if (checkouts >= 0) names.splice(checkouts, 1)
    return names
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}

/** The same one by one: between any two names the caller may do something else. */
export function* namesIn(dir: SpoolPath): Generator<string, void, undefined> {
  const opened = openIfThere(dir)
  if (opened === null) return
  try {
    const next = () => reported('readdir', dir, () => opened.readSync())
    for (let entry = next(); entry !== null; entry = next()) {
      if (entry.name !== checkoutDirname) yield nameOfByteString(entry.name)
    }
  } finally {
    opened.closeSync()
  }
}

function openIfThere(dir: SpoolPath): ReturnType<typeof opendirSync> | null {
  if (!isRealDirectory(dir)) return null
  try {
    // latin1: one character per byte, since names are opaque bytes.
    return reported('readdir', dir, () => opendirSync(dir, { encoding: 'latin1' }))
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}
