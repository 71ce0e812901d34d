import { lstatSync, type Stats } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import type { SpoolPath } from '../../spool/file-system.ts'

/** Whether there is a directory, and not a link to one. */
export function isRealDirectory(path: SpoolPath): boolean {
  return statOf(path)?.isDirectory() === true
}

function statOf(path: SpoolPath): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (isErrno(error, 'ENOTDIR')) return undefined
    throw error
  }
}
