import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import type { SpoolPath } from '../../spool/file-system.ts'
import { isErrno } from '../../spool/errno.ts'

/**
 * Which mount a directory is on; null where the system does not tell, or this user may not open the directory. Only
 * Linux tells. The device is not enough: the same file system can be mounted at several places (a bind mount, a volume of
 * a container), and rename(2) refuses to go from one to another.
 */
export function mountOf(dir: SpoolPath): string | null {
  if (process.platform !== 'linux') return null
  try {
    const fd = openSync(dir, constants.O_RDONLY | constants.O_DIRECTORY)
    try {
      return /^mnt_id:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'))?.[1] ?? null
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    // A directory that cannot be listed may still be written; and /proc need not be mounted.
    if (isErrno(error, 'EACCES', 'EPERM', 'ENOENT')) return null
    throw error
  }
}
